package io.a2b.core.caller;

import io.a2b.core.account.AccountId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.util.List;

/**
 * Who may not call, and who may not be called. Thread-safe; every method is one transaction and
 * safe to repeat, and may throw {@link io.a2b.core.A2bException} when the database fails. What was
 * changed counts for the next call, on every node; calls in progress go on.
 */
public interface CallRules {
    /** Rules in the tables of the core. */
    static CallRules over(Transactor transactor, Clock clock) {
        return new SqlCallRules(transactor, clock);
    }

    /**
     * Puts {@code restriction} in the place of what the account had.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    void restrict(AccountId account, Restriction restriction);

    /** {@link Restriction#none} if nothing else was told. */
    Restriction restriction(AccountId account);

    /**
     * Refuses callers whose numbers begin with {@code prefix}, from now on. One that is refused
     * already keeps its time and gets the new note.
     *
     * @throws IllegalArgumentException as {@link BlockedCaller} has it
     */
    void block(String prefix, String note);

    /**
     * Whether {@code prefix} was blocked; others that it begins with or that begin with it stay.
     */
    boolean unblock(String prefix);

    /**
     * Those after {@code after}, in order of their prefixes; the empty text starts. At most
     * {@code limit} (1 to 1000).
     */
    List<BlockedCaller> blocked(String after, int limit);

    /**
     * Whether the operator refuses this caller.
     *
     * @param callerNumber as the switch gave it, perhaps with a plus; what is not digits then is
     *     blocked by nothing
     */
    boolean isBlocked(String callerNumber);

    /** What the rules say of a call, in one question to the database. */
    Verdict judge(AccountId account, String callerNumber, PhoneNumber called);
}
