package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.HoldOwner;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.spi.Occupancy;

import java.time.Clock;
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
     * for and that the account can pay. A refusal is on record too, and final for this id, but for
     * that of an unknown account: there is nobody to keep the record for.
     *
     * <p>A repeat gets the first answer even when the call is over by then, and nothing is set
     * aside any more: whoever does not know asks {@link #find} before he dials.
     *
     * @throws CallConflictException if {@code request} differs from what was asked with this id
     */
    Authorization authorize(CallRequest request);

    /**
     * Records an attempt that nobody answered; the call goes on with its next route. A call that
     * came in goes on with the next target, with the limit that it was granted first. Nothing is
     * written for a call that was never authorised.
     *
     * @throws IllegalArgumentException if {@code leg} was answered
     */
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
     * @param moreSeconds how much longer than the limit before; at least 1. A part of it is granted
     *     if the money, or the longest call that is ever granted, allows no more
     * @throws CallConflictException if {@code step} was granted with other {@code moreSeconds}
     */
    Extension extend(CallId call, int step, long moreSeconds);

    /**
     * Ends a call with its last leg: charges it if that was answered, else releases it. Charge,
     * call detail record, first use of the account and the money given back are one transaction.
     *
     * <p>What is charged is the time from the answer to the end rounded to the nearest whole
     * second, at least 1: a switch cuts a call up to 150 ms late, and one that was cut at its limit
     * costs exactly what was set aside. If {@link #answered} is on record and {@code leg} denies
     * it, the call is charged up to the end of {@code leg}. A call that {@link ChargingRecovery}
     * had given up is charged by this late report as far as the account can still pay.
     */
    Settlement settle(CallId call, LegReport leg);

    /**
     * Ends a call that nobody answered; its failed legs are on record already. If {@link #answered}
     * is on record too, the call is charged up to when it was last known to be alive.
     */
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

    /** Charging in the tables of {@link io.a2b.rating.RatingTables}. */
    static Charging over(ChargingParts parts, RatingConfig config, Clock clock) {
        return new SqlCharging(parts, config, clock);
    }

    /** Answers for the holds of calls that are open: {@link ChargingRecovery} finishes those. */
    static HoldOwner holdOwner(Transactor transactor) {
        return new OpenCallHolds(transactor);
    }

    /**
     * The calls in progress of the database of {@code transactor}, for a router that has to know
     * which trunks are full: those that were answered and are not settled. Calls that ring at the
     * same time do not see each other, so a trunk can get a few too many of them.
     */
    static Occupancy occupancy(Transactor transactor) {
        return new OpenCalls(transactor);
    }
}
