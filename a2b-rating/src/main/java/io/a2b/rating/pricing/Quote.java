package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.Rounding;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * The rate that applies to a call, and the deck version it was taken from. All that the price of
 * the call will ever depend on is in here, whatever becomes of the deck.
 *
 * @param rate with everything that is added to its price already in it
 * @param extraPerMinuteMicros how much of the price per minute was added because of the access
 *     number that was called
 * @param split the rates that follow while the call lasts; empty if the first holds to its end
 * @param coverage the allowance that pays for a part of the call, if any
 */
public record Quote(
        DeckVersion deck,
        Currency currency,
        Rounding rounding,
        Rate rate,
        long extraPerMinuteMicros,
        Optional<Split> split,
        Optional<Coverage> coverage) {
    public Quote {
        requireNonNull(deck, "deck");
        requireNonNull(currency, "currency");
        requireNonNull(rounding, "rounding");
        requireNonNull(rate, "rate");
        requireNonNull(split, "split");
        requireNonNull(coverage, "coverage");
    }

    /** A quote that nothing is added to. */
    public Quote(DeckVersion deck, Currency currency, Rate rate) {
        this(deck, currency, Rounding.STANDARD, rate, 0, Optional.empty(), Optional.empty());
    }

    /** The quote for a call to {@code called}; empty if no rate of the deck matches. */
    public static Optional<Quote> find(RateDeck deck, PhoneNumber called, Instant at) {
        return deck.find(called, at)
                .map(rate -> new Quote(
                        deck.version(),
                        deck.currency(),
                        deck.terms().rounding(),
                        rate,
                        0,
                        Optional.empty(),
                        Optional.empty()));
    }

    public Quote withSplit(Split newSplit) {
        return new Quote(
                deck,
                currency,
                rounding,
                rate,
                extraPerMinuteMicros,
                Optional.of(newSplit),
                coverage);
    }

    public Quote withCoverage(Coverage newCoverage) {
        return new Quote(
                deck,
                currency,
                rounding,
                rate,
                extraPerMinuteMicros,
                split,
                Optional.of(newCoverage));
    }

    /** The same with {@code micros} more per minute, for the carrier too where it is known. */
    public Quote plusPerMinute(long micros, long costMicros) {
        Rate dearer = rate.withTerms(rate.terms().plusPerMinute(micros, costMicros));
        return new Quote(
                deck, currency, rounding, dearer, extraPerMinuteMicros + micros, split, coverage);
    }
}
