package io.a2b.rating.pricing;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Rate;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What calls cost, and how long money lasts: pure functions without clock, locale or state, the
 * same for a live call, its settlement and a simulation.
 *
 * <p>{@code charge(talk) = connection fee + perMinute x billed(talk) / 60} in micros, where
 * {@code billed} rounds talk up to whole billing increments. The product is exact and is rounded
 * once, half up, to a micro. A call without talk costs nothing, not even the fee.
 */
public final class Pricing {
    /**
     * The longest talk that can be priced: 366 days. With it no product of price and time
     * overflows.
     */
    public static final long TALK_SECONDS_MAX = 366L * 24 * 60 * 60;

    private static final long SECONDS_PER_MINUTE = 60;

    private Pricing() {}

    /**
     * The charge in micros; allocates nothing. It never falls when {@code talkSeconds} grows.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     */
    public static long chargeMicros(Rate rate, long talkSeconds) {
        checkTalk("talkSeconds", talkSeconds);
        if (talkSeconds > TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
        }
        if (talkSeconds == 0) return 0;
        long billedSeconds = rate.increment().billedSeconds(talkSeconds);
        return rate.connectionFeeMicros() + talkMicros(rate.perMinuteMicros(), billedSeconds);
    }

    /**
     * The longest talk that {@code fundsMicros} pay for; allocates nothing. The exact inverse of
     * {@link #chargeMicros}: {@code charge(limit) <= funds < charge(limit + 1)}, except that it is
     * never more than {@code talkSecondsMax} or {@link #TALK_SECONDS_MAX}. As a charge rises in
     * steps, the limit is the last second of the last step that is paid for.
     *
     * @param fundsMicros any number; what is below zero pays for nothing, not even a free call
     * @param talkSecondsMax zero or more
     * @return 0 when not even the first second is affordable
     */
    public static long limitSeconds(Rate rate, long fundsMicros, long talkSecondsMax) {
        checkTalk("talkSecondsMax", talkSecondsMax);
        long capSeconds = Math.min(talkSecondsMax, TALK_SECONDS_MAX);
        if (fundsMicros < 0) return 0;
        if (chargeMicros(rate, capSeconds) <= fundsMicros) return capSeconds;
        long talkFunds = fundsMicros - rate.connectionFeeMicros();
        if (talkFunds < 0) return 0;
        // charge > funds at the cap, so the price is not 0 and talkFunds is far below overflow.
        // round(p*b/60) <= f  <=>  floor((p*b + 30) / 60) <= f  <=>  p*b <= 60*f + 29
        long billedMax = (talkFunds * SECONDS_PER_MINUTE + SECONDS_PER_MINUTE / 2 - 1)
                / rate.perMinuteMicros();
        return rate.increment().wholeSteps(billedMax);
    }

    /**
     * {@link #chargeMicros} as a value.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     */
    public static Charge charge(Quote quote, long talkSeconds) {
        Money amount = new Money(quote.currency(), chargeMicros(quote.rate(), talkSeconds));
        return new Charge(talkSeconds, quote.rate().increment().billedSeconds(talkSeconds), amount);
    }

    /**
     * {@link #limitSeconds} as a value.
     *
     * @param talkSecondsMax zero or more
     * @throws CurrencyMismatchException if {@code funds} are not in the currency of the quote
     */
    public static TalkLimit limit(Quote quote, Money funds, long talkSecondsMax) {
        if (!funds.currency().equals(quote.currency())) {
            throw new CurrencyMismatchException(quote.currency(), funds.currency());
        }
        long talkSeconds = limitSeconds(quote.rate(), funds.micros(), talkSecondsMax);
        return new TalkLimit(talkSeconds, charge(quote, talkSeconds).amount());
    }

    /**
     * Says why a call costs what {@link #charge} says: {@link Trace#total} is the same amount.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     */
    public static Trace explain(Quote quote, PhoneNumber called, long talkSeconds) {
        Rate rate = quote.rate();
        Charge charge = charge(quote, talkSeconds);
        List<Trace.Step> steps = new ArrayList<>(4);
        steps.add(new Trace.PrefixMatched(quote.deck(), called, rate.prefix(), rate.destination()));
        steps.add(new Trace.TalkBilled(talkSeconds, rate.increment(), charge.billedSeconds()));
        if (talkSeconds > 0) {
            steps.add(Trace.TalkPriced.of(rate.perMinuteMicros(), charge.billedSeconds()));
            steps.add(new Trace.ConnectionFee(rate.connectionFeeMicros()));
        }
        return new Trace(quote.currency(), steps);
    }

    /** Says that a call cannot be priced, as no prefix of the deck matches. */
    public static Trace explainUnrated(DeckVersion deck, Currency currency, PhoneNumber called) {
        return new Trace(currency, List.of(new Trace.NumberUnrated(deck, called)));
    }

    /** The one place where a price is rounded: half up to a micro. */
    static long talkMicros(long perMinuteMicros, long billedSeconds) {
        return (perMinuteMicros * billedSeconds + SECONDS_PER_MINUTE / 2) / SECONDS_PER_MINUTE;
    }

    private static void checkTalk(String field, long seconds) {
        if (seconds < 0) throw new IllegalArgumentException(field + ": " + seconds);
    }
}
