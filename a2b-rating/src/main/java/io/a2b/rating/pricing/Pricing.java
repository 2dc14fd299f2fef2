package io.a2b.rating.pricing;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.price.PriceCurve;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What calls cost, and how long money lasts: pure functions without clock, locale or state, the
 * same for a live call, its settlement and a simulation. How a price is computed is told at
 * {@link PriceCurve}.
 */
public final class Pricing {
    /** The longest talk that can be priced: 366 days. */
    public static final long TALK_SECONDS_MAX = PriceCurve.TALK_SECONDS_MAX;

    private Pricing() {}

    /** {@link #charge(Quote, long, Instant)} for a call that is answered as early as foreseen. */
    public static Charge charge(Quote quote, long talkSeconds) {
        return charge(quote, talkSeconds, earliest(quote));
    }

    private static Instant earliest(Quote quote) {
        return quote.split().map(Split::earliest).orElse(Instant.EPOCH);
    }

    /**
     * What a call costs.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     * @param answeredAt decides only if the price changes while the call lasts
     */
    public static Charge charge(Quote quote, long talkSeconds, Instant answeredAt) {
        CallPrice price = CallPrice.of(quote, answeredAt);
        return new Charge(
                talkSeconds,
                Math.max(talkSeconds, price.billedSeconds(talkSeconds)),
                price.freeSecondsUsed(talkSeconds),
                new Money(quote.currency(), price.chargeMicros(talkSeconds)));
    }

    /**
     * The most that a call of up to {@code talkSeconds} costs, whenever it ends, and whenever it is
     * answered within the time that the quote foresees: what has to be set aside for it. The charge
     * itself, unless the price changes while the call lasts, or gives something to the caller.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     */
    public static Money most(Quote quote, long talkSeconds) {
        return new Money(quote.currency(), Most.of(quote).micros(talkSeconds));
    }

    /**
     * The longest talk that {@code funds} pay for: the exact inverse of {@link #most},
     * {@code most(limit) <= funds < most(limit + 1)}, except that it is never more than
     * {@code talkSecondsMax} or {@link #TALK_SECONDS_MAX}. Funds below zero pay for nothing, not
     * even a free call.
     *
     * @param talkSecondsMax zero or more
     * @throws CurrencyMismatchException if {@code funds} are not in the currency of the quote
     */
    public static TalkLimit limit(Quote quote, Money funds, long talkSecondsMax) {
        if (!funds.currency().equals(quote.currency())) {
            throw new CurrencyMismatchException(quote.currency(), funds.currency());
        }
        Most most = Most.of(quote);
        long talkSeconds = most.limitSeconds(funds.micros(), talkSecondsMax);
        return new TalkLimit(talkSeconds, new Money(quote.currency(), most.micros(talkSeconds)));
    }

    /** {@link #explain(Quote, PhoneNumber, long, Instant)} for a call answered as foreseen. */
    public static Trace explain(Quote quote, PhoneNumber called, long talkSeconds) {
        return explain(quote, called, talkSeconds, earliest(quote));
    }

    /**
     * Says why a call costs what {@link #charge} says: {@link Trace#total} is the same amount.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     */
    public static Trace explain(
            Quote quote, PhoneNumber called, long talkSeconds, Instant answeredAt) {
        return new Explainer(quote, called, talkSeconds, answeredAt).explain();
    }

    /** Says that a call cannot be priced, as no rate of the deck matches. */
    public static Trace explainUnrated(DeckVersion deck, Currency currency, PhoneNumber called) {
        return new Trace(currency, List.of(new Trace.NumberUnrated(deck, called)));
    }
}
