package io.a2b.core.did;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What numbers in tables keep besides: races, crashes, and sums that are those of the records. */
abstract class SqlDidsContract extends DidsContract {
    private static final AtomicInteger CARDS = new AtomicInteger(50_000_000);
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    private Dids over(Transactor transactor, Outbox told) {
        return Dids.over(transactor, Ledger.over(transactor, clock), clock, told);
    }

    private DidFees feesOver(Transactor transactor, Outbox told) {
        return DidFees.over(transactor, Ledger.over(transactor, clock), clock, told, policy);
    }

    @Override
    protected Dids dids() {
        return over(database().transactor(), outbox);
    }

    @Override
    protected DidFees fees() {
        return feesOver(database().transactor(), outbox);
    }

    @Override
    protected Ledger ledger() {
        return Ledger.over(database().transactor(), clock);
    }

    @Override
    protected Accounts accounts() {
        return Accounts.over(database().transactor(), clock, CoreConfig.defaults());
    }

    @Override
    protected CallDetailRecords records() {
        return CallDetailRecords.over(database().transactor());
    }

    @Override
    protected DidReports reports() {
        return DidReports.over(database().transactor());
    }

    @Override
    protected AccountId openAccount(AccountTerms terms) {
        String card = Integer.toString(CARDS.incrementAndGet());
        NewAccount account = NewAccount.of(new CardNumber(card), "user-" + card, terms);
        return assertInstanceOf(OpenResult.Opened.class, accounts().open(account))
                .account()
                .id();
    }

    @Test
    void comesToTheSameBooksWhateverBreaks() {
        try (FaultSweep sweep = FaultSweep.over(database())) {
            for (Verb verb : Verb.values()) {
                assertTrue(sweep.sweep(new DidPath(verb)) >= 9, verb.name());
            }
        }
    }

    private enum Verb {
        RESERVE,
        ASSIGN,
        ASSIGN_BEYOND_THE_BALANCE,
        RELEASE,
        BILL,
        BILL_UNPAID,
        BILL_RELEASING
    }

    private final class DidPath implements FaultSweep.Path {
        private final Map<String, AccountId> accounts = new ConcurrentHashMap<>();
        private final Map<String, PhoneNumber> numbers = new ConcurrentHashMap<>();
        private final Verb verb;

        private DidPath(Verb verb) {
            this.verb = verb;
        }

        private AssignmentId assignment(String run) {
            return new AssignmentId(run);
        }

        @Override
        public void prepare(Transactor sound, String run) {
            clock.set(Instant.parse("2026-01-31T12:00:00Z"));
            boolean poor = verb != Verb.BILL && verb != Verb.ASSIGN;
            accounts.put(run, account(poor ? "3.5" : "10"));
            numbers.put(run, add(terms("1", "2")));
            if (verb == Verb.ASSIGN_BEYOND_THE_BALANCE) pay(sound, run);
            if (verb.ordinal() < Verb.RELEASE.ordinal()) return;
            assertInstanceOf(
                    AssignResult.Assigned.class,
                    dids().assign(assignment(run), numbers.get(run), accounts.get(run)));
            if (verb == Verb.BILL_UNPAID) clock.set(Instant.parse("2026-02-27T00:00:00Z"));
            if (verb == Verb.BILL) clock.set(Instant.parse("2026-03-01T00:00:00Z"));
            if (verb == Verb.BILL_RELEASING) clock.set(Instant.parse("2026-04-01T00:00:00Z"));
        }

        /** Brings the balance below what both fees cost. */
        private void pay(Transactor sound, String run) {
            over(sound, Outbox.none())
                    .assign(assignment("other" + run), add(terms("1", "0")), accounts.get(run));
        }

        @Override
        public void act(Transactor transactor, String run) {
            Dids dids = over(transactor, Outbox.none());
            switch (verb) {
                case RESERVE ->
                    dids.reserve(numbers.get(run), accounts.get(run), Duration.ofDays(1));
                case ASSIGN, ASSIGN_BEYOND_THE_BALANCE ->
                    dids.assign(assignment(run), numbers.get(run), accounts.get(run));
                case RELEASE -> dids.release(assignment(run), "test");
                case BILL, BILL_UNPAID, BILL_RELEASING ->
                    feesOver(transactor, Outbox.none()).billDue();
            }
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            act(sound, run); // two nodes at once
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            List<String> books = new ArrayList<>();
            Did did = dids().find(numbers.get(run)).orElseThrow();
            books.add(did.status() + " " + did.reservedUntil());
            books.add(posted(accounts.get(run)).toString());
            dids().findAssignment(assignment(run))
                    .ifPresent(of -> books.add(of.monthsPaid() + " " + of.dueAt() + of.releasedAt()
                            + of.releaseReason()));
            ledger().entriesOf(assignment(run).reference())
                    .forEach(entry -> books.add(entry.code() + " " + entry.amount()));
            // not in the way of the next run
            dids().release(assignment(run), "looked at");
            return books;
        }
    }
}
