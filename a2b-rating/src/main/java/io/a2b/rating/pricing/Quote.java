package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.Price;
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
 * @param inbound what priced a call that came in; {@code deck} is none then
 */
public record Quote(
        DeckVersion deck,
        Currency currency,
        Rounding rounding,
        Rate rate,
        long extraPerMinuteMicros,
        Optional<Split> split,
        Optional<Coverage> coverage,
        Optional<InboundTerms> inbound) {
    /** Stands for the rate deck of calls that came in. */
    private static final DeckVersion NO_DECK = new DeckVersion("did", 1);

    public Quote {
        requireNonNull(deck, "deck");
        requireNonNull(currency, "currency");
        requireNonNull(rounding, "rounding");
        requireNonNull(rate, "rate");
        requireNonNull(split, "split");
        requireNonNull(coverage, "coverage");
        // calls in progress may have been written before any came in
        inbound = inbound == null ? Optional.empty() : inbound;
    }

    /** A quote for a call that did not come in. */
    public Quote(
            DeckVersion deck,
            Currency currency,
            Rounding rounding,
            Rate rate,
            long extraPerMinuteMicros,
            Optional<Split> split,
            Optional<Coverage> coverage) {
        this(
                deck,
                currency,
                rounding,
                rate,
                extraPerMinuteMicros,
                split,
                coverage,
                Optional.empty());
    }

    /**
     * What a call costs that came in on a number of ours.
     *
     * @param destination what such calls are called in reports, see {@link Rate}
     */
    public static Quote inbound(
            InboundTerms terms, Currency currency, Price price, String destination) {
        Prefix number = new Prefix(terms.did().digits());
        return new Quote(
                NO_DECK,
                currency,
                Rounding.STANDARD,
                new Rate(number, destination, RateTerms.of(price)),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(terms));
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
                coverage,
                inbound);
    }

    public Quote withCoverage(Coverage newCoverage) {
        return new Quote(
                deck,
                currency,
                rounding,
                rate,
                extraPerMinuteMicros,
                split,
                Optional.of(newCoverage),
                inbound);
    }

    /** The same with {@code micros} more per minute, for the carrier too where it is known. */
    public Quote plusPerMinute(long micros, long costMicros) {
        Rate dearer = rate.withTerms(rate.terms().plusPerMinute(micros, costMicros));
        return new Quote(
                deck,
                currency,
                rounding,
                dearer,
                extraPerMinuteMicros + micros,
                split,
                coverage,
                inbound);
    }
}
