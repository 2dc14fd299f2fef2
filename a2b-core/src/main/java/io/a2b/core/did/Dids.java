package io.a2b.core.did;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that calls come in on: the stock of them, who has which, and what rings. Thread-safe, on
 * many machines at once. Every method may throw {@link io.a2b.core.A2bException} when the database
 * fails; every writing method is safe to repeat. What they cost each month is charged by
 * {@link DidFees}, what was used is told by {@link DidReports}.
 */
public interface Dids {
    /**
     * Takes numbers into stock; those that are there already stay as they are.
     *
     * @param dids at most 1000
     * @return what became of each, in the same order
     */
    List<AddResult> add(List<NewDid> dids);

    /** What {@link #add} would say, with nothing written. */
    List<AddResult> preview(List<NewDid> dids);

    /**
     * Replaces what is known of a number; whoever has it keeps the fees that were agreed.
     *
     * @return false if there is no such number, or it is assigned and costs another currency
     */
    boolean changeTerms(PhoneNumber number, DidTerms terms);

    /** Takes a free number out of use; says whether it is retired now. */
    boolean retire(PhoneNumber number);

    /** Makes a retired number free again; says whether it was one. */
    boolean reinstate(PhoneNumber number);

    /** The number with its terms, its state and who has it; empty if it was never added. */
    Optional<Did> find(PhoneNumber number);

    /**
     * Numbers behind {@code after} in the order of their digits as text; "" starts.
     *
     * @param limit 1 to 1000
     */
    List<Did> list(DidFilter filter, String after, int limit);

    /** Says anew who may order from a group. */
    void setGroup(DidGroup group);

    /** A group of that name; one that nothing was said of is open to everybody. */
    DidGroup group(String name);

    /**
     * Keeps a number for an account. Repeating moves the end; after it, the number is free by
     * itself.
     *
     * @param duration above zero, at most 31 days
     */
    ReserveResult reserve(PhoneNumber number, AccountId account, Duration duration);

    /** Gives a reservation up; says whether there was one of that account. */
    boolean unreserve(PhoneNumber number, AccountId account);

    /**
     * Gives a free number, or one reserved for it, to an account, and charges the setup fee and the
     * first month in the same transaction. Of many who want it at once, one gets it. An account
     * that its expiry rule has ended counts as long as its status says so.
     *
     * @throws AssignmentConflictException if {@code id} is of another number or account
     */
    AssignResult assign(AssignmentId id, PhoneNumber number, AccountId account);

    /**
     * Ends an assignment; the number is free at once, and nothing paid is given back. The first
     * reason stays.
     *
     * @param reason 1 to 255 printable ASCII characters
     * @return the assignment as it is now; empty when there is none of that id
     */
    Optional<DidAssignment> release(AssignmentId id, String reason);

    /** The assignment of that id, also when it is released. */
    Optional<DidAssignment> findAssignment(AssignmentId id);

    /** Who had a number, the newest first; at most {@code limit} (1 to 1000). */
    List<DidAssignment> history(PhoneNumber number, int limit);

    /**
     * Replaces what rings. Later owners of the number do not inherit it.
     *
     * @param targets at most 20, each with a priority of its own
     * @return false if there is no such assignment, or it is released
     */
    boolean setTargets(AssignmentId id, List<DidTarget> targets);

    /** All targets of an assignment by priority, whether they ring or not. */
    List<DidTarget> targets(AssignmentId id);

    /**
     * Lets a dial string ring that a customer entered; says whether it may now.
     *
     * @param address what the operator has seen: if it is another one by now, nothing changes
     */
    boolean validate(AssignmentId id, int priority, String address);

    /**
     * Where a call to {@code called} goes now. Empty when it is no number of ours, nobody has it,
     * it is not valid, or the account of its owner is not active.
     */
    Optional<DidRoute> route(PhoneNumber called);

    /** These, inside {@code transaction}: what is written commits or rolls back with it. */
    Dids within(Transaction transaction);

    /** In the tables of the core. */
    static Dids over(Transactor transactor, Ledger ledger, Clock clock, Outbox outbox) {
        return new SqlDids(transactor, ledger, clock, outbox);
    }
}
