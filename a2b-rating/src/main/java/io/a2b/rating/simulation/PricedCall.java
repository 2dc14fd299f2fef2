package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.pricing.Charge;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;

import java.util.Optional;

/**
 * A past call with what it costs by a rate deck, as in a {@link DeckComparison}: by the rates that
 * are valid at its answer, without allowances and without what access numbers cost on top.
 *
 * @param charge what the account pays
 * @param cost what the carrier bills, zero or more; empty if the rate does not tell
 */
public record PricedCall(RatedCall call, Quote quote, Charge charge, Optional<Money> cost) {
    public PricedCall {
        requireNonNull(call, "call");
        requireNonNull(quote, "quote");
        requireNonNull(charge, "charge");
        requireNonNull(cost, "cost");
    }

    /**
     * Prices a call.
     *
     * @return empty if no rate of the deck matches
     * @throws ArithmeticException if the charge or the cost does not fit
     */
    public static Optional<PricedCall> find(RateDeck deck, RatedCall call) {
        int row = deck.match(call.called(), call.caller(), call.answeredAt().getEpochSecond());
        if (row == RateDeck.NO_ROW) return Optional.empty();
        Quote quote = CallQuotes.of(deck, row, call);
        Charge charge = Pricing.charge(quote, call.talkSeconds(), call.answeredAt());
        Optional<Money> cost = deck.costCurve(row)
                .map(curve -> Math.max(0, curve.chargeMicros(call.talkSeconds())))
                .map(micros -> new Money(deck.currency(), micros));
        return Optional.of(new PricedCall(call, quote, charge, cost));
    }

    /** Charge less cost, below zero for a loss; empty if the cost is not known. */
    public Optional<Money> margin() {
        return cost.map(charge.amount()::minus);
    }
}
