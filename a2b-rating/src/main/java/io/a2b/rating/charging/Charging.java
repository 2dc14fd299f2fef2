package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Charges calls, whatever switch carries them: {@link #authorize} before the dial,
 * {@link #legFailed} for each attempt that came to nothing, {@link #answered} when somebody picks
 * up, {@link #settle} or {@link #release} at the end. Thread-safe; every method may be called from
 * any node that shares the database.
 *
 * <p>Each writing method is one transaction and durable when it returns, and each is safe to
 * repeat: a repeat changes nothing and gets the first answer. Every method may throw
 * {@link io.a2b.core.A2bException} when the database fails; then nothing is known, and repeating
 * finds out. A call for which the end is never reported is finished by {@link ChargingRecovery}.
 */
public interface Charging {
    /**
     * Rates the call, finds its routes, and sets aside what the longest talk costs that was asked
     * for and that the account can pay.
     */
    Authorization authorize(CallRequest request);

    /** Records an attempt that nobody answered; the call goes on with its next route. */
    void legFailed(CallId call, LegReport leg);

    /**
     * Records that a leg was answered, so that the call can be charged even if nothing is heard of
     * it again. Later reports of the same call change nothing.
     *
     * @param at when, by the switch's clock
     */
    void answered(CallId call, int leg, String trunk, Instant at);

    /**
     * Lets a live call talk longer and sets the money for it aside.
     *
     * @param step 1, 2, 3 ...: which extension of this call
     * @param moreSeconds how much longer than the limit before; at least 1
     */
    Extension extend(CallId call, int step, long moreSeconds);

    /**
     * Ends a call with its last leg: charges it if that was answered, else releases it. Charge,
     * call detail record, first use of the account and the money given back are one transaction.
     */
    Settlement settle(CallId call, LegReport leg);

    /** Ends a call that nobody answered; its failed legs are on record already. */
    Settlement release(CallId call);

    /**
     * Records that the connection to the switch was lost: whether the call goes on is not known. If
     * nothing is heard of it any more, {@link ChargingRecovery} takes {@code at} for its end.
     */
    void lost(CallId call, Instant at);

    /** Records that these calls were alive at {@code at}: a bound for what a crash can cost. */
    void seen(Collection<CallId> calls, Instant at);

    /** A call that was authorised, whatever became of it. */
    Optional<Call> find(CallId call);
}
