package io.a2b.rating.simulation;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.pricing.Charge;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;

import java.util.Optional;

/**
 * Rates calls on one deck and sums up. A call makes no object, unless the deck splits calls at the
 * edges of time bands. Not thread-safe.
 */
final class DeckTally {
    private final RateDeck deck;
    private final boolean splits;
    private long unratedCalls;
    private long uncostedCalls;
    private long billedSeconds;
    private long revenueMicros;
    private long costMicros;

    // of the call that was rated last
    private int row = RateDeck.NO_ROW;
    private long chargeMicros;

    DeckTally(RateDeck deck) {
        this.deck = deck;
        splits = deck.terms().splitsAtBandEdges();
    }

    void rate(RatedCall call) {
        chargeMicros = 0;
        row = deck.match(call.called(), call.caller(), call.answeredAt().getEpochSecond());
        if (row == RateDeck.NO_ROW) {
            unratedCalls++;
            return;
        }
        long talkSeconds = call.talkSeconds();
        if (splits) chargeInParts(call);
        else chargeAtOneRate(talkSeconds);
        Optional<PriceCurve> cost = deck.costCurve(row);
        if (cost.isPresent()) {
            long micros = Math.max(0, cost.get().chargeMicros(talkSeconds));
            costMicros = Math.addExact(costMicros, micros);
        } else {
            uncostedCalls++;
        }
    }

    private void chargeAtOneRate(long talkSeconds) {
        PriceCurve curve = deck.curve(row);
        // what a rate gives to the caller is never paid out
        sumUp(
                Math.max(0, curve.chargeMicros(talkSeconds)),
                Math.max(talkSeconds, curve.billedSeconds(talkSeconds)));
    }

    private void chargeInParts(RatedCall call) {
        Quote quote = CallQuotes.of(deck, row, call);
        Charge charge = Pricing.charge(quote, call.talkSeconds(), call.answeredAt());
        sumUp(charge.amount().micros(), charge.billedSeconds());
    }

    private void sumUp(long micros, long seconds) {
        chargeMicros = micros;
        revenueMicros = Math.addExact(revenueMicros, micros);
        billedSeconds = Math.addExact(billedSeconds, seconds);
    }

    /** That of the call that was rated last, or {@link RateDeck#NO_ROW}. */
    int row() {
        return row;
    }

    /** What the call costs that was rated last; 0 without a rate. */
    long chargeMicros() {
        return chargeMicros;
    }

    RateDeck deck() {
        return deck;
    }

    void merge(DeckTally other) {
        unratedCalls += other.unratedCalls;
        uncostedCalls += other.uncostedCalls;
        billedSeconds = Math.addExact(billedSeconds, other.billedSeconds);
        revenueMicros = Math.addExact(revenueMicros, other.revenueMicros);
        costMicros = Math.addExact(costMicros, other.costMicros);
    }

    ComparisonReport.Side side() {
        return new ComparisonReport.Side(
                deck.version(),
                unratedCalls,
                uncostedCalls,
                billedSeconds,
                new Money(deck.currency(), revenueMicros),
                new Money(deck.currency(), costMicros));
    }
}
