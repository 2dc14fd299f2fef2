package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A ledger whose concurrent writes share commits. A call that cannot be grouped, and every call of
 * a group that fails for another reason than the database being away, goes alone in the thread of
 * its caller: so each failure reaches whom it belongs to.
 */
final class GroupedLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(GroupedLedger.class);

    /** How many groups look first after one that did not find what it expected. */
    private static final int GROUPS_IN_DOUBT = 8;

    private final SqlLedger alone;
    private final Transactor transactor;
    private final Outbox outbox;
    private final Clock clock;
    private final int groupsFrom;
    private final GroupQueue queue;
    private final KnownHolds known = new KnownHolds();
    private final AtomicInteger doubts = new AtomicInteger(); // groups that are to look first

    /** @param groupsFrom how many calls make a group; fewer go alone, with fewer statements */
    GroupedLedger(
            Transactor transactor, Outbox outbox, Clock clock, GroupCommit group, int groupsFrom) {
        this.alone = new SqlLedger(transactor, outbox, clock);
        this.transactor = requireNonNull(transactor, "transactor");
        this.outbox = requireNonNull(outbox, "outbox");
        this.clock = requireNonNull(clock, "clock");
        this.groupsFrom = groupsFrom;
        this.queue = new GroupQueue(group.writesMax(), group.commitsAtOnce(), this::commit);
    }

    private <T> T write(GroupedCall<T> call) {
        queue.run(call, likelyAccount(call.wanted()));
        return call.answerOrAlone(alone);
    }

    /** Only for speed: any number will do where nothing is known. */
    private long likelyAccount(GroupedCall.Wanted wanted) {
        if (!wanted.accounts().isEmpty()) return wanted.accounts().get(0);
        if (wanted.holds().isEmpty()) return 0;
        String hold = wanted.holds().get(0);
        return known.find(hold).map(HoldRow::accountId).orElse((long) hold.hashCode());
    }

    /** Decides calls, in one transaction. What is left undecided goes alone. */
    void commit(List<GroupedCall<?>> calls) {
        if (calls.size() < groupsFrom) {
            for (GroupedCall<?> call : calls) {
                known.forget(call.wanted().holds());
                call.workAlone(alone);
            }
            return;
        }
        boolean foresees = doubts.getAndUpdate(groups -> Math.max(0, groups - 1)) == 0;
        if (commit(calls, foresees)) return;
        doubts.set(GROUPS_IN_DOUBT);
        commit(calls, false);
    }

    /** False: it was written ahead of what was found, and should look first. */
    private boolean commit(List<GroupedCall<?>> calls, boolean foresees) {
        Group group = new Group(calls, outbox, clock, known, foresees);
        try {
            group.decide(transactor.inTransaction(group::run));
            return true;
        } catch (RuntimeException failure) {
            if (failure instanceof A2bException common && isOfAll(common)) {
                calls.forEach(call -> call.fail(common));
                return true;
            }
            LOG.debug("a group of {} writes failed", calls.size(), failure);
            // without foresight, whose it is comes to light when each goes alone
            return !group.isAhead();
        }
    }

    /** Whether each would fail the same way alone; not so when only the leader was interrupted. */
    private static boolean isOfAll(A2bException failure) {
        if (Thread.currentThread().isInterrupted()) return false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) return false;
        }
        return failure.code() == ErrorCode.DATABASE_UNAVAILABLE
                || failure.code() == ErrorCode.DATABASE_BUSY;
    }

    @Override
    public HoldResult place(HoldId id, AccountId account, Money amount, Duration timeToLive) {
        return write(GroupedCalls.place(id, account, amount, timeToLive));
    }

    /** Alone: it is rare. */
    @Override
    public HoldResult placeLate(HoldId id, AccountId account, Money amount, Duration timeToLive) {
        return alone.placeLate(id, account, amount, timeToLive);
    }

    @Override
    public ExtendResult extend(HoldId id, int step, Money more, Duration timeToLive) {
        return write(GroupedCalls.extend(id, step, more, timeToLive));
    }

    @Override
    public PostResult post(HoldId id, Money amount, String reference, OverrunPolicy policy) {
        return write(GroupedCalls.post(id, amount, reference, policy));
    }

    /** Alone: it is rare. */
    @Override
    public PartResult postPart(HoldId id, int step, Money amount, String reference) {
        known.forget(List.of(id.value()));
        return alone.postPart(id, step, amount, reference);
    }

    /** Alone: it is rare. */
    @Override
    public CorrectResult correct(HoldId hold, CorrectionId id, Money amount, String reference) {
        return alone.correct(hold, id, amount, reference);
    }

    @Override
    public VoidResult voidHold(HoldId id) {
        return write(GroupedCalls.voidHold(id));
    }

    @Override
    public VoidResult expire(HoldId id) {
        return write(GroupedCalls.expire(id));
    }

    @Override
    public CreditResult credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference) {
        return write(GroupedCalls.credit(id, from, account, amount, code, reference));
    }

    @Override
    public BookResult book(List<Booking> bookings) {
        return write(GroupedCalls.book(bookings));
    }

    /** Alone: it is rare. */
    @Override
    public ReverseResult reverse(EntryId original, EntryId id, Note note) {
        return alone.reverse(original, id, note);
    }

    @Override
    public Optional<Note> findNote(EntryId id) {
        return alone.findNote(id);
    }

    @Override
    public Optional<EntryId> findReversal(EntryId original) {
        return alone.findReversal(original);
    }

    @Override
    public Optional<LedgerEntry> findEntry(EntryId id) {
        return alone.findEntry(id);
    }

    @Override
    public Optional<Balance> balance(AccountId account) {
        return alone.balance(account);
    }

    @Override
    public Optional<Hold> findHold(HoldId id) {
        return alone.findHold(id);
    }

    @Override
    public List<Hold> overdueHolds(Instant now, Optional<Hold> after, int limit) {
        return alone.overdueHolds(now, after, limit);
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, long after, int limit) {
        return alone.entries(account, after, limit);
    }

    @Override
    public List<LedgerEntry> entriesOf(String reference) {
        return alone.entriesOf(reference);
    }

    @Override
    public Books audit() {
        return alone.audit();
    }

    /** A transaction of the host commits when the host says so: nothing to group. */
    @Override
    public Ledger within(Transaction transaction) {
        return alone.within(transaction);
    }
}
