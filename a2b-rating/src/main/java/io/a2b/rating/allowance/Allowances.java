package io.a2b.rating.allowance;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The allowances, and what each account has used of them. Free units are set aside before a call
 * and booked after it, as money is in the {@link io.a2b.core.ledger.Ledger}; no money is touched
 * here. Thread-safe.
 *
 * <p>Each writing method is one transaction and durable when it returns. Each is safe to repeat
 * with the same id: a repeat changes nothing and gets the first answer. The same id with other
 * terms is an exception that names the difference. Every method may throw
 * {@link io.a2b.core.A2bException} when the database fails; then nothing is known, and repeating
 * with the same id finds out.
 *
 * <p>Whether an allowance covers the destination of a call is for the caller to ask, see
 * {@link Allowance#covers}.
 */
public interface Allowances {
    /** The longest that is asked for at once; more than 31 years. */
    long SECONDS_MAX = 1_000_000_000;

    /**
     * Makes {@code allowance} the one of its name. What was used of an earlier one in the same
     * period counts on; calls in progress keep the terms they were authorised with. Another start
     * day starts another period, in which nothing is used yet.
     */
    void save(Allowance allowance);

    /** @throws IllegalArgumentException if {@code name} is not a name of an allowance */
    Optional<Allowance> find(String name);

    /**
     * Allowances in the order of their names, as the database sorts them, from the first behind
     * {@code after}; empty text starts. At most {@code limit} (1 to 1000).
     */
    List<Allowance> list(String after, int limit);

    /**
     * What is left of {@code allowance} in the period that {@code at} lies in.
     *
     * @param zone the customer's, in which periods begin
     */
    AllowanceLeft left(AccountId account, Allowance allowance, ZoneId zone, Instant at);

    /**
     * Sets a part of {@code allowance} aside for a call until it is posted, voided or expired. One
     * guarded statement decides: however many calls on however many machines ask at once, no more
     * than what is left is ever held. Where seconds are free, as many of {@code secondsAsked} are
     * granted as are left, at least one; where calls are, one call and all the seconds asked for.
     *
     * @param zone the customer's, in which periods begin
     * @param at when the call is authorised; what is used counts in the period this lies in, even
     *     if the call ends in a later one
     * @param secondsAsked the longest the call may last; 1 to {@link #SECONDS_MAX}
     * @param timeToLive after this the hold may be expired; above zero, at most 366 days
     * @throws io.a2b.core.ledger.HoldConflictException if {@code id} names a hold of another
     *     account, allowance or number of seconds asked; a repeat may come in another period
     */
    AllowanceHoldResult place(
            HoldId id,
            AccountId account,
            Allowance allowance,
            ZoneId zone,
            Instant at,
            long secondsAsked,
            Duration timeToLive);

    /**
     * Sets more seconds aside for a call in progress, in the period it was authorised in and up to
     * the amount it was authorised with, and moves the expiry of the hold to {@code timeToLive}
     * from now. Grants as many as are left, at least one.
     *
     * @param step 1, 2, 3 ...: which extension of this hold; the key that makes it safe to repeat
     * @param moreSeconds 1 to {@link #SECONDS_MAX}
     * @throws io.a2b.core.ledger.HoldConflictException if {@code step} was done with another number
     *     of seconds
     */
    AllowanceExtendResult extend(HoldId id, int step, long moreSeconds, Duration timeToLive);

    /**
     * Books what a call used and gives the rest of the hold back. The call counts, also one of 0
     * seconds. Where seconds are free, never more are booked than were held; what goes beyond is
     * left uncovered. A hold that has expired in the meantime is booked all the same, as far as
     * units are still left.
     *
     * @param secondsUsed 0 to {@link #SECONDS_MAX}
     * @throws io.a2b.core.ledger.HoldConflictException if it was posted before with another number
     *     of seconds
     */
    AllowancePostResult post(HoldId id, long secondsUsed);

    /**
     * Gives all of a hold back: the call was not answered, and does not count. A hold that has
     * expired counts as given back.
     */
    AllowanceVoidResult voidHold(HoldId id);

    /**
     * Gives all of a hold back whose time has passed; whoever calls this has made sure the call is
     * over.
     */
    AllowanceVoidResult expire(HoldId id);

    /** The hold of that id, open or resolved. */
    Optional<AllowanceHold> findHold(HoldId id);

    /**
     * Open holds whose time had passed at {@code now}, longest ago first; at most {@code limit} (1
     * to 1000).
     */
    List<AllowanceHold> overdueHolds(Instant now, int limit);

    /**
     * What an account has used, newest period first, then by allowance; at most {@code limit} (1 to
     * 1000).
     */
    List<AllowanceUsage> usage(AccountId account, int limit);

    /**
     * Checks each stored usage against the sum of its holds and describes those that differ, at
     * most 1000; empty is good. Reads a consistent snapshot; takes time in proportion to the number
     * of holds.
     */
    List<String> audit();

    /**
     * These allowances, inside {@code transaction}: what is written commits or rolls back with it.
     * The row of a usage stays locked until then; whoever also locks others, as the ledger does
     * with the row of an account, does so in the same order always.
     */
    Allowances within(Transaction transaction);

    /** Allowances in the tables of {@link io.a2b.rating.RatingTables}. */
    static Allowances inDatabase(Transactor transactor, Clock clock) {
        return new SqlAllowances(transactor, clock);
    }
}
