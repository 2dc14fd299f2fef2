package io.a2b.rating.charging;

import io.a2b.core.ledger.HoldResult;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.offer.Means;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.pricing.TalkLimit;

import java.time.Duration;
import java.util.Optional;

/**
 * How the money is set aside for a call that is authorised, inside the transaction that does so.
 * Not thread-safe; one for each authorisation.
 */
interface Funding {
    /**
     * Takes what the call needs besides money, once its row is written; or says what is missing.
     */
    default Optional<Reason> admit() {
        return Optional.empty();
    }

    /** Gives back what {@link #admit} took. */
    default void abandon() {}

    /** Of the account, as they count for this call. */
    default Means means(Means account) {
        return account;
    }

    /** How long the means last. */
    default TalkLimit limit(Means means, Offer offer) {
        return means.limit(offer);
    }

    /** Sets aside what {@code limit} says, or says why not. */
    Optional<HoldResult.Reason> hold(CallRow granted, TalkLimit limit, Duration timeToLive);

    /** Why the ledger did not set the money aside, if it did not. */
    static Optional<HoldResult.Reason> reason(HoldResult result) {
        return result instanceof HoldResult.Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }

    /**
     * For a call that comes in: how many calls there may be at a time is for the number to say, not
     * for what its owner may make himself.
     */
    static Means withoutCounting(Means account) {
        return new Means(
                account.available(),
                account.isCapped(),
                Long.MAX_VALUE,
                account.talkSecondsMin(),
                account.talkSecondsMax());
    }
}
