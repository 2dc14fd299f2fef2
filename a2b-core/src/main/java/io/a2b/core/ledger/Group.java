package io.a2b.core.ledger;

import io.a2b.core.event.Event;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Calls that go together in one transaction. All rows they want are locked first, in order, some of
 * them by writing what the calls will most likely write; then each is answered in the order of its
 * coming by the same ledger that answers those that go alone, except that its rows are in memory;
 * then everything is written that is not there yet. A call that throws has written nothing and gets
 * no answer here: alone, it fails in its own thread, or does not.
 */
final class Group {
    private final List<GroupedCall<?>> calls;
    private final Outbox outbox;
    private final Clock clock;
    private final KnownHolds known;
    private final boolean foresees;
    private final List<Event> events = new ArrayList<>();
    private final List<Event> staged = new ArrayList<>(); // of the call that is being answered

    private boolean isAhead;

    /** @param foresees whether rows may be written before it is decided what comes of them */
    Group(
            List<GroupedCall<?>> calls,
            Outbox outbox,
            Clock clock,
            KnownHolds known,
            boolean foresees) {
        this.calls = calls;
        this.known = known;
        this.foresees = foresees;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What is not so before the transaction has committed.
     *
     * @param answers null: go alone
     * @param holds that were written
     */
    record Outcome(List<Object> answers, Map<String, Long> sequences, List<HoldRow> holds) {}

    Outcome run(Transaction transaction) {
        events.clear(); // of an attempt that was rolled back
        Outcome outcome = transaction.onConnection(connection -> run(new GroupSql(connection)));
        if (!events.isEmpty()) outbox.addAll(transaction, List.copyOf(events));
        return outcome;
    }

    private Outcome run(GroupSql sql) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        GroupAhead ahead = foresees && sql.canWriteAhead()
                ? GroupAhead.of(calls, known, now)
                : GroupAhead.none(now);
        isAhead = !ahead.isEmpty();
        calls.forEach(call -> known.forget(call.wanted().holds()));
        GroupRows rows = GroupRows.lock(sql, calls, ahead);
        Clock stopped = Clock.fixed(now, ZoneOffset.UTC);
        Ledger ledger = new SqlLedger(new InMemory(rows), new Staging(), stopped);
        List<Object> answers = new ArrayList<>(calls.size());
        for (GroupedCall<?> call : calls) {
            answers.add(answer(call, ledger, rows));
        }
        Map<String, Long> sequences = rows.write(sql, calls);
        return new Outcome(answers, sequences, rows.writtenHolds());
    }

    /** Whether it wrote before it had decided; if it failed, perhaps because of that. */
    boolean isAhead() {
        return isAhead;
    }

    private Object answer(GroupedCall<?> call, Ledger ledger, GroupRows rows) {
        try {
            Object answer = call.work(ledger);
            rows.keep();
            events.addAll(staged);
            return answer;
        } catch (RuntimeException alone) {
            rows.forget();
            return null;
        } finally {
            staged.clear();
        }
    }

    /** The transaction has committed. */
    void decide(Outcome outcome) {
        known.keep(outcome.holds());
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).decide(outcome.answers().get(i), outcome.sequences());
        }
    }

    /** Keeps events until it is known whether their call has an answer. */
    private final class Staging implements Outbox {
        @Override
        public boolean keeps() {
            return outbox.keeps();
        }

        @Override
        public void add(Transaction transaction, Event event) {
            staged.add(event);
        }
    }

    /** A transaction on rows in memory. Whatever else is asked for sends the call off alone. */
    private static final class InMemory implements Transaction {
        private final GroupRows rows;

        private InMemory(GroupRows rows) {
            this.rows = rows;
        }

        @Override
        public <M> M mapper(Class<M> type) {
            if (type.isInstance(rows)) return type.cast(rows);
            throw new NotGroupedException();
        }

        @Override
        public String databaseId() {
            return ""; // none: each statement of a mapper is done by the rows
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            return work.apply(this);
        }

        @Override
        public <T> T onConnection(ConnectionWork<T> work) {
            throw new NotGroupedException();
        }
    }
}
