package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The books: what every account has, and what is promised to its calls in progress. Thread-safe.
 *
 * <p>Each writing method is one transaction and durable when it returns. Each is safe to repeat
 * with the same id: a repeat changes nothing and gets the first answer. The same id with other
 * terms is an exception that names the difference. Every method may throw
 * {@link io.a2b.core.A2bException} when the database fails; then nothing is known, and repeating
 * with the same id finds out.
 */
public interface Ledger {
    /**
     * Sets {@code amount} aside until it is posted, voided or expired. One guarded statement
     * decides: however many calls on however many machines ask at once, no more than what is
     * available is ever held.
     *
     * @param amount the most the call may cost; zero or more
     * @param timeToLive after this the hold may be expired; above zero, at most 366 days
     * @throws HoldConflictException if {@code id} names a hold of another account or amount; the
     *     amount it was placed with counts, not its extensions
     */
    HoldResult place(HoldId id, AccountId account, Money amount, Duration timeToLive);

    /**
     * Sets {@code more} aside on top of an open hold and moves its expiry to {@code timeToLive}
     * from now.
     *
     * @param step 1, 2, 3 ...: which extension of this hold; the key that makes it safe to repeat
     * @throws HoldConflictException if {@code step} was done with another amount
     */
    ExtendResult extend(HoldId id, int step, Money more, Duration timeToLive);

    /**
     * As {@link #place}, for a call that was let through before and whose hold is spent: neither
     * the status of the account nor the number of its calls matters any more, but the money does.
     */
    HoldResult placeLate(HoldId id, AccountId account, Money amount, Duration timeToLive);

    /**
     * Charges {@code amount} to the account and gives the rest of the hold back. What goes beyond
     * the hold is shared out by {@code policy}, with an entry for each part. A hold that has
     * expired in the meantime is charged all the same, as far as money is still available; what
     * goes beyond that is shared out likewise.
     *
     * @param policy the first one stands: a repeat with another gets the first answer
     * @param amount zero or more
     * @param reference what the entries belong to: 1 to 96 printable ASCII characters without a
     *     blank at either end; a repeat keeps the first
     * @throws HoldConflictException if it was posted before with another amount
     */
    PostResult post(HoldId id, Money amount, String reference, OverrunPolicy policy);

    /**
     * As {@link #post(HoldId, Money, String, OverrunPolicy)} with {@link OverrunPolicy#WRITE_OFF}:
     * the account never pays more than was held.
     */
    default PostResult post(HoldId id, Money amount, String reference) {
        return post(id, amount, reference, OverrunPolicy.WRITE_OFF);
    }

    /**
     * Charges a part of an open hold and keeps the rest set aside, as for a call that is billed
     * while it lasts. {@link #post} charges what comes on top of the parts and ends the hold; with
     * zero it only gives the rest back, which {@link #voidHold} refuses then. What expires keeps
     * its parts.
     *
     * @param step 1 to 999999: which part of this hold; the key that makes it safe to repeat
     * @param amount zero or more, and no more than is set aside
     * @param reference what the entry belongs to, as with {@link #post}
     * @throws HoldConflictException if {@code step} was done with another amount
     */
    PartResult postPart(HoldId id, int step, Money amount, String reference);

    /**
     * Charges a posted hold anew: takes back all that was charged and written off for it until now,
     * its parts included, and charges {@code amount} instead, in one step. Entries say both; what
     * it was posted with stays on record. A lower amount is always given back. Of a higher one the
     * account pays at most what there is besides what it paid already, and the rest is written off.
     * A hold can be corrected again under another id, from what it was charged last. Spend caps
     * have no say, and nothing counts for them.
     *
     * @param amount what it should have cost; zero or more
     * @param reference what the entries belong to, as with {@link #post}
     * @throws HoldConflictException if {@code id} corrected this hold to another amount
     */
    CorrectResult correct(HoldId hold, CorrectionId id, Money amount, String reference);

    /**
     * Gives all of a hold back: the call cost nothing. A hold that has expired counts as given
     * back.
     */
    VoidResult voidHold(HoldId id);

    /**
     * Gives all of a hold back whose time has passed; whoever calls this has made sure the call is
     * over.
     */
    VoidResult expire(HoldId id);

    /**
     * Adds money to an account.
     *
     * @param id must not start with {@code hold:}, as the entries of posted holds do
     * @param from where it comes from
     * @param amount above zero
     * @param code neither one of those that belong to posted holds, nor one that needs a note
     * @param reference what the entry belongs to: 1 to 96 printable ASCII characters without a
     *     blank at either end
     * @throws EntryConflictException if {@code id} names an entry with other terms
     */
    CreditResult credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference);

    /**
     * Books all of {@code bookings} or none: what belongs together, such as a fee and its tax, or a
     * transfer. Each account gets or pays the sum of its own; one that pays must have it, whatever
     * its spend caps say: they are for calls. What is spent counts for them all the same.
     *
     * @param bookings 1 to 100, each with an id of its own; one currency per customer's account.
     *     The note of a repeat is not compared: the first one stands
     * @throws EntryConflictException if one of the ids names an entry with other terms, or some are
     *     booked and some are not
     */
    BookResult book(List<Booking> bookings);

    /** Books one entry, as {@link #book(List)}. */
    default BookResult book(Booking booking) {
        return book(List.of(booking));
    }

    /**
     * Takes an entry back: books the same amount the other way round, as {@link EntryCode#REVERSAL}
     * with the same reference. At most once for each entry, whatever the id. What it gives back
     * makes no room under a spend cap. Safe to repeat with the same {@code id}.
     *
     * @param id of the new entry; must not start with {@code hold:}
     * @param note the first one stands
     * @throws EntryConflictException if {@code id} names an entry that is not this reversal
     */
    ReverseResult reverse(EntryId original, EntryId id, Note note);

    /** What was noted when an entry was booked. */
    Optional<Note> findNote(EntryId id);

    /** The entry that has taken {@code original} back, if one has. */
    Optional<EntryId> findReversal(EntryId original);

    /** The entry that was booked with {@code id}; entries are never changed or removed. */
    Optional<LedgerEntry> findEntry(EntryId id);

    /**
     * What an account has at this moment; empty if there is no such account. It may be less by the
     * time it is used: only a hold makes sure of money.
     */
    Optional<Balance> balance(AccountId account);

    /** The hold of that id, open or resolved. */
    Optional<Hold> findHold(HoldId id);

    /**
     * Open holds whose time had passed at {@code now}, longest ago first; at most {@code limit} (1
     * to 1000).
     */
    default List<Hold> overdueHolds(Instant now, int limit) {
        return overdueHolds(now, Optional.empty(), limit);
    }

    /** As {@link #overdueHolds(Instant, int)}, those that come behind {@code after}. */
    List<Hold> overdueHolds(Instant now, Optional<Hold> after, int limit);

    /**
     * Entries of an account with a sequence above {@code after}, in order; 0 starts. At most
     * {@code limit} (1 to 1000). Reading on after the last one misses none: entries of one account
     * become visible in the order of their sequence.
     */
    List<LedgerEntry> entries(AccountId account, long after, int limit);

    /** Entries that belong to {@code reference}, in order. */
    List<LedgerEntry> entriesOf(String reference);

    /**
     * Checks everything against everything: each stored balance equals the sum of its entries, each
     * held sum the sum of its open holds, debits equal credits in every currency, no account beyond
     * its limit. Reads a consistent snapshot; takes time in proportion to the number of entries. At
     * most 1000 contradictions are listed. An account may be beyond its limit by what was charged
     * as {@link EntryCode#CALL_DEBT} and no more; one whose limit was lowered below what it owes is
     * a contradiction: nothing in the books tells that from overspending.
     */
    Books audit();

    /** This ledger, inside {@code transaction}: what is written commits or rolls back with it. */
    Ledger within(Transaction transaction);

    /**
     * The ledger in the tables of the core, see {@link io.a2b.core.persistence.MigrationSet#CORE}.
     * Nobody is told what it books.
     */
    static Ledger over(Transactor transactor, Clock clock) {
        return over(transactor, Outbox.none(), clock);
    }

    /**
     * As {@link #over(Transactor, Clock)}.
     *
     * @param outbox is told of every entry on a customer's account, in the transaction that books
     *     it
     */
    static Ledger over(Transactor transactor, Outbox outbox, Clock clock) {
        return new SqlLedger(transactor, outbox, clock);
    }

    /**
     * As {@link #over(Transactor, Outbox, Clock)}, but concurrent writes share commits as
     * {@code group} says. Waits in the threads of its callers and has none of its own. A caller
     * that is interrupted gets its answer all the same.
     */
    static Ledger grouped(Transactor transactor, Outbox outbox, Clock clock, GroupCommit group) {
        return group.isOn()
                ? new GroupedLedger(transactor, outbox, clock, group, 2)
                : over(transactor, outbox, clock);
    }
}
