package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.Price;
import io.a2b.rating.pricing.Quote;

import java.util.Optional;

/**
 * A rate that a call may be charged at.
 *
 * @param deck the version it was found in
 * @param row of the rate in {@code deck}
 * @param trunk the one to use; empty if routing decides
 * @param extra what the access number adds to the rate
 */
public record Candidate(RateDeck deck, int row, String trunk, ExtraCharge extra) {
    public Candidate {
        requireNonNull(deck, "deck");
        requireNonNull(trunk, "trunk");
        requireNonNull(extra, "extra");
    }

    /** The rate as it stands in the deck, without the extra charge. */
    public Rate rate() {
        return deck.rate(row);
    }

    /** What the account pays, extra charge included. */
    public Price price() {
        return deck.terms(row).price().plusPerMinute(extra.perMinuteMicros());
    }

    /** What the carrier bills, extra charge included; empty if the deck does not say. */
    public Optional<Price> cost() {
        return deck.terms(row).cost().map(one -> one.plusPerMinute(extra.costPerMinuteMicros()));
    }

    /** The quote for a call at this rate from its beginning to its end, extra charge included. */
    public Quote quote() {
        Quote plain = new Quote(
                deck.version(),
                deck.currency(),
                deck.terms().rounding(),
                rate(),
                0,
                Optional.empty(),
                Optional.empty());
        if (extra.equals(ExtraCharge.NONE)) return plain;
        return plain.plusPerMinute(extra.perMinuteMicros(), extra.costPerMinuteMicros());
    }
}
