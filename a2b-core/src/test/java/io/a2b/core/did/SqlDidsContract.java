package io.a2b.core.did;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What numbers in tables keep besides: races, crashes, and sums that are those of the records. */
abstract class SqlDidsContract extends DidsContract {
    private static final AtomicInteger CARDS = new AtomicInteger(50_000_000);
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
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
    protected AccountId openAccount(AccountTerms terms) {
        String card = Integer.toString(CARDS.incrementAndGet());
        NewAccount account = NewAccount.of(new CardNumber(card), "user-" + card, terms);
        return assertInstanceOf(OpenResult.Opened.class, accounts().open(account))
                .account()
                .id();
    }

    /** Three weeks around the end of summer time, summed up by hand. */
    @Test
    void usageIsTheSumOfTheRecords() {
        Random random = new Random(42);
        CallDetailRecords records = CallDetailRecords.over(database().transactor());
        List<PhoneNumber> numbers = List.of(number(), number(), number());
        Instant from = LocalDate.of(2036, 10, 15).atStartOfDay(LISBON).toInstant();
        Instant until = LocalDate.of(2036, 11, 5).atStartOfDay(LISBON).toInstant();
        List<CallDetailRecord> written = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            CallDetailRecord leg = leg(random, from.minusSeconds(86_400), i);
            int at = random.nextInt(4);
            if (at < 3) leg = leg.withDid(numbers.get(at));
            records.write(leg);
            written.add(leg);
        }
        assertEquals(written.get(0), records.of(written.get(0).call()).get(0));
        List<DidUsage> expected = new ArrayList<>();
        for (PhoneNumber did : numbers) {
            for (String currency : List.of("EUR", "USD")) {
                sum(written, did, currency, from, until).ifPresent(expected::add);
            }
        }
        assertEquals(6, expected.size());
        List<DidUsage> paged = new ArrayList<>();
        DidReports reports = DidReports.over(database().transactor());
        List<DidUsage> page = reports.usage(from, until, Optional.empty(), 2);
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = reports.usage(from, until, Optional.of(paged.get(paged.size() - 1)), 2);
        }
        assertEquals(expected, paged);
        assertDays(written, reports, numbers.get(0));
    }

    private static void assertDays(
            List<CallDetailRecord> written, DidReports reports, PhoneNumber did) {
        List<DayUsage> expected = new ArrayList<>();
        LocalDate first = LocalDate.of(2036, 10, 15);
        LocalDate end = LocalDate.of(2036, 11, 5);
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            Instant begins = day.atStartOfDay(LISBON).toInstant();
            Instant ends = day.plusDays(1).atStartOfDay(LISBON).toInstant();
            for (String currency : List.of("EUR", "USD")) {
                LocalDate today = day;
                sum(written, did, currency, begins, ends)
                        .ifPresent(usage -> expected.add(new DayUsage(today, usage)));
            }
        }
        assertTrue(expected.size() > 20, "days: " + expected.size());
        assertEquals(expected, reports.days(did, first, end, LISBON));
    }

    private static Optional<DidUsage> sum(
            List<CallDetailRecord> all,
            PhoneNumber did,
            String currency,
            Instant from,
            Instant to) {
        List<CallDetailRecord> legs = all.stream()
                .filter(leg -> leg.did().equals(Optional.of(did)))
                .filter(leg -> leg.bill().charge().currency().getCurrencyCode().equals(currency))
                .filter(leg -> !leg.times().startedAt().isBefore(from))
                .filter(leg -> leg.times().startedAt().isBefore(to))
                .toList();
        if (legs.isEmpty()) return Optional.empty();
        Money charge = Money.of(currency, "0");
        long talk = 0;
        long billed = 0;
        for (CallDetailRecord leg : legs) {
            charge = charge.plus(leg.bill().charge());
            talk += leg.bill().talkSeconds();
            billed += leg.bill().billedSeconds();
        }
        long calls = legs.stream().map(CallDetailRecord::call).distinct().count();
        return Optional.of(new DidUsage(did, calls, legs.size(), talk, billed, charge));
    }

    /** Some calls have two legs; starts are on either side of the weeks that are asked for. */
    private CallDetailRecord leg(Random random, Instant from, int i) {
        Instant start = from.plusSeconds(random.nextInt(24 * 86_400));
        int talk = random.nextInt(600);
        Money charge = new Money(
                java.util.Currency.getInstance(random.nextBoolean() ? "USD" : "EUR"),
                random.nextInt(1_000_000));
        return new CallDetailRecord(
                new CallId("usage-" + engine() + "-" + i / 2),
                1 + i % 2,
                new AccountId(1),
                "",
                new PhoneNumber("351910000000"),
                "",
                "",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(start, start.plusSeconds(3), start.plusSeconds(3 + talk)),
                new CallDetailRecord.LegBill(talk, talk + 7L, charge),
                "");
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
