package io.a2b.rating.offer;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountTerms;
import io.a2b.core.ledger.Balance;
import io.a2b.core.money.Money;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.TalkLimit;

import java.util.List;
import java.util.Optional;

/**
 * What somebody has for one more call. Pure: a live call asks the ledger and then this, and so does
 * a simulation.
 *
 * @param available what the call may cost
 * @param isCapped whether that is less than the money there is, because no more may be spent
 * @param callsLeft how many more calls may be held at the same time
 * @param talkSecondsMin what has to be affordable at least
 * @param talkSecondsMax the longest talk that is granted
 */
public record Means(
        Money available,
        boolean isCapped,
        long callsLeft,
        long talkSecondsMin,
        long talkSecondsMax) {
    public Means {
        requireNonNull(available, "available");
    }

    /** In order of precedence. */
    public enum Lack {
        CALLS_EXCEEDED,
        FUNDS_INSUFFICIENT,
        SPEND_CAP_REACHED
    }

    /**
     * Of an account, for a call of at most {@code talkSecondsAsked}.
     *
     * @param available that of {@code balance}, unless another is supposed
     */
    public static Means of(
            AccountTerms terms,
            Balance balance,
            Money available,
            long talkSecondsAsked,
            RatingConfig config) {
        long callsLeft = (long) terms.callsMax() - balance.callsHeld();
        boolean isCapped = balance.isCapped() && available.equals(balance.available());
        return of(available, isCapped, callsLeft, talkSecondsAsked, config);
    }

    /** For a call of at most {@code talkSecondsAsked}. */
    public static Means of(
            Money available, long callsLeft, long talkSecondsAsked, RatingConfig config) {
        return of(available, false, callsLeft, talkSecondsAsked, config);
    }

    private static Means of(
            Money available,
            boolean isCapped,
            long callsLeft,
            long talkSecondsAsked,
            RatingConfig config) {
        return new Means(
                available,
                isCapped,
                callsLeft,
                Math.min(talkSecondsAsked, config.talkSecondsMin()),
                longest(talkSecondsAsked, config));
    }

    /** The longest talk that is granted to who asks for so much. */
    public static long longest(long talkSecondsAsked, RatingConfig config) {
        return Math.min(talkSecondsAsked, config.callSecondsMax());
    }

    /** How long they last. */
    public TalkLimit limit(Offer offer) {
        return Pricing.limit(offer.quote(), available, talkSecondsMax);
    }

    /** The first offer that they pay for; the first of all if they pay for none. */
    public Offer firstAffordable(List<Offer> offers) {
        for (Offer offer : offers) {
            if (limit(offer).talkSeconds() >= talkSecondsMin) return offer;
        }
        return offers.get(0);
    }

    /** The first thing that is missing for a call with this limit. */
    public Optional<Lack> lack(TalkLimit limit) {
        if (callsLeft <= 0) return Optional.of(Lack.CALLS_EXCEEDED);
        if (limit.talkSeconds() >= talkSecondsMin) return Optional.empty();
        return Optional.of(isCapped ? Lack.SPEND_CAP_REACHED : Lack.FUNDS_INSUFFICIENT);
    }
}
