package io.a2b.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.Expiry;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Hold;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.Job;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.InMemoryOutbox;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** What the recurring jobs promise, and who runs them. Tests share a database. */
abstract class JobsContract {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);
    private static final LongConsumer QUIETLY = subjects -> {};

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private FreshDatabase database;
    private Transactor transactor;
    private Accounts accounts;
    private Ledger ledger;
    private int opened;

    abstract TestDatabase engine();

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @BeforeEach
    void startWithNothing() {
        database = OPEN.computeIfAbsent(engine(), TestDatabase::open);
        transactor = database.transactor();
        accounts = Accounts.over(transactor, clock, CoreConfig.defaults().withSecretWorkFactor(4));
        ledger = Ledger.over(transactor, clock);
        List<String> tables = List.of(
                "job_run_sum",
                "job_run",
                "leader",
                "refill_rule",
                "balance_notice",
                "hold",
                "ledger_entry",
                "account_name",
                "account");
        transactor.inTransaction(tx -> tx.onConnection(connection -> {
            for (String table : tables) {
                try (var delete = connection.prepareStatement("delete from a2b_" + table)) {
                    delete.executeUpdate();
                }
            }
            return null;
        }));
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    private AccountId account(AccountTerms terms) {
        String card = Integer.toString(10_000_000 + ++opened);
        return ((Opened)
                        accounts.open(NewAccount.of(new CardNumber(card), "alias" + opened, terms)))
                .account()
                .id();
    }

    private AccountId account() {
        return account(AccountTerms.prepaid(USD));
    }

    private void credit(AccountId account, String amount) {
        ledger.credit(
                new EntryId("credit:" + account.value() + ":" + clock.instant().toEpochMilli()),
                SystemAccount.PAYMENTS_CLEARING,
                account,
                usd(amount),
                EntryCode.TOP_UP,
                "test");
    }

    private void spend(AccountId account, String amount) {
        HoldId hold = new HoldId("spend:" + account.value() + ":"
                + ledger.entries(account, 0, 1000).size());
        ledger.place(hold, account, usd(amount), Duration.ofMinutes(5));
        ledger.post(hold, usd(amount), "test");
    }

    private Money posted(AccountId account) {
        return ledger.balance(account).orElseThrow().posted();
    }

    // ---- hold expiry

    private HoldExpiry holdExpiry(HoldId... answeredFor) {
        return HoldExpiry.over(transactor, ledger, clock, List.of(Set.of(answeredFor)::contains));
    }

    @Test
    void expiresHoldsThatAreOverdueAndNobodyAnswersFor() {
        AccountId account = account(AccountTerms.prepaid(USD).withCallsMax(5));
        credit(account, "10");
        HoldId due = new HoldId("due");
        HoldId call = new HoldId("call");
        HoldId later = new HoldId("later");
        ledger.place(due, account, usd("1"), Duration.ofMinutes(5));
        ledger.place(call, account, usd("2"), Duration.ofMinutes(5));
        ledger.place(later, account, usd("3"), Duration.ofMinutes(6));
        assertEquals(JobReport.NOTHING, holdExpiry().run(QUIETLY));
        clock.advance(Duration.ofMinutes(5));
        JobReport report = holdExpiry(call).run(QUIETLY);
        assertEquals(new JobReport(1, 0, List.of(usd("1"))), report);
        assertEquals(HoldState.EXPIRED, state(due));
        assertEquals(HoldState.OPEN, state(call));
        assertEquals(HoldState.OPEN, state(later));
        assertEquals(usd("5"), ledger.balance(account).orElseThrow().available());
        assertEquals(JobReport.NOTHING, holdExpiry(call).run(QUIETLY));
        assertTrue(ledger.audit().balance());
    }

    @Test
    void oneHoldThatFailsKeepsNoOtherFromExpiring() {
        AccountId account = account(AccountTerms.prepaid(USD).withCallsMax(5));
        for (String id : List.of("a", "b", "c")) {
            ledger.place(new HoldId(id), account, Money.zero(USD), Duration.ofMinutes(5));
        }
        clock.advance(Duration.ofMinutes(5));
        HoldExpiry expiry = HoldExpiry.over(transactor, ledger, clock, List.of(hold -> {
            if (hold.value().equals("b")) throw new IllegalStateException("nobody knows");
            return false;
        }));
        JobReport report = expiry.run(QUIETLY);
        assertEquals(2, report.subjects());
        assertEquals(1, report.failures());
        assertEquals(HoldState.OPEN, state(new HoldId("b")));
        assertEquals(HoldState.EXPIRED, state(new HoldId("c")));
    }

    private HoldState state(HoldId hold) {
        return ledger.findHold(hold).map(Hold::state).orElseThrow();
    }

    // ---- auto-refill

    private AutoRefill refill() {
        return AutoRefill.over(transactor, accounts, ledger, clock);
    }

    @Test
    void fillsAnAccountUpToItsTargetOnceADay() {
        AccountId account = account();
        AccountId other = account();
        refill().fillTo(account, usd("5"));
        credit(account, "2");
        assertEquals(new JobReport(1, 0, List.of(usd("3"))), refill().run(QUIETLY));
        assertEquals(usd("5"), posted(account));
        assertEquals(usd("0"), posted(other));
        spend(account, "4");
        assertEquals(JobReport.NOTHING, refill().run(QUIETLY), "it was filled up today");
        clock.advance(Duration.ofHours(12));
        assertEquals(new JobReport(1, 0, List.of(usd("4"))), refill().run(QUIETLY));
        assertEquals(usd("5"), posted(account));
        LedgerEntry entry = ledger.findEntry(
                        new EntryId("auto-refill:" + account.value() + ":2026-03-02"))
                .orElseThrow();
        assertEquals(EntryCode.AUTO_REFILL, entry.code());
        assertTrue(ledger.audit().balance());
    }

    @Test
    void takesNothingAwayAndLeavesAccountsThatAreNotActiveAlone() {
        AccountId rich = account();
        AccountId suspended = account();
        AccountId stopped = account();
        credit(rich, "6");
        accounts.changeStatus(suspended, AccountStatus.SUSPENDED_FOR_LITIGATION);
        for (AccountId account : List.of(rich, suspended, stopped)) {
            refill().fillTo(account, usd("5"));
            refill().fillTo(account, usd("5"));
        }
        refill().stop(stopped);
        assertEquals(Optional.empty(), refill().target(stopped));
        assertEquals(Optional.of(usd("5")), refill().target(rich));
        assertEquals(JobReport.NOTHING, refill().run(QUIETLY));
        assertEquals(usd("6"), posted(rich));
        assertEquals(usd("0"), posted(suspended));
    }

    @Test
    void tenMissedDaysAndOneRunLeaveTheBalanceOfTenRuns() {
        AccountId daily = account();
        refill().fillTo(daily, usd("5"));
        for (int day = 0; day < 10; day++) {
            refill().run(QUIETLY);
            clock.advance(Duration.ofDays(1));
        }
        AccountId missed = account();
        refill().fillTo(missed, usd("5"));
        refill().run(QUIETLY);
        assertEquals(posted(daily), posted(missed));
        assertEquals(1, ledger.entries(daily, 0, 100).size());
    }

    /** Local midnights around changes of the clock, the end of a month and of a leap February. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, 2026-03-28T23:59:59.999Z, 2026-03-29T00:00:00Z, 2026-03-29",
        "Europe/Lisbon, 2026-10-25T23:59:59.999Z, 2026-10-26T00:00:00Z, 2026-10-26",
        "America/New_York, 2026-03-09T03:59:59.999Z, 2026-03-09T04:00:00Z, 2026-03-09",
        "America/New_York, 2026-11-02T04:59:59.999Z, 2026-11-02T05:00:00Z, 2026-11-02",
        "Asia/Kathmandu, 2028-02-28T18:14:59.999Z, 2028-02-28T18:15:00Z, 2028-02-29",
        "America/Santiago, 2026-09-06T03:59:59.999Z, 2026-09-06T04:00:00Z, 2026-09-06",
        "Pacific/Auckland, 2026-03-31T10:59:59.999Z, 2026-03-31T11:00:00Z, 2026-04-01",
    })
    void aDayBeginsAtMidnightWhereTheAccountIs(
            String zone, Instant before, Instant midnight, String day) {
        AccountId account = account(AccountTerms.prepaid(USD).withZone(ZoneId.of(zone)));
        refill().fillTo(account, usd("5"));
        clock.set(before);
        refill().run(QUIETLY);
        spend(account, "1");
        assertEquals(JobReport.NOTHING, refill().run(QUIETLY));
        clock.set(midnight);
        assertEquals(1, refill().run(QUIETLY).subjects());
        assertTrue(ledger.findEntry(new EntryId("auto-refill:" + account.value() + ":" + day))
                .isPresent());
    }

    @Test
    void aRefillThatBreaksAnywhereIsFinishedByTheNext() {
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        Transactor shaky = Transactor.over(unreliable, FreshDatabase.isolation());
        AutoRefill breaking = AutoRefill.over(
                shaky,
                Accounts.over(shaky, clock, CoreConfig.defaults()),
                Ledger.over(shaky, clock),
                clock);
        int broken = 0;
        for (int statements = 0; ; statements++) {
            List<AccountId> some = List.of(account(), account());
            some.forEach(account -> refill().fillTo(account, usd("5")));
            unreliable.goAwayAfter(statements);
            JobReport report = null;
            try {
                report = breaking.run(QUIETLY);
            } catch (A2bException gone) {
                broken++;
            } finally {
                unreliable.comeBack();
            }
            refill().run(QUIETLY);
            for (AccountId account : some) {
                assertEquals(usd("5"), posted(account), "after " + statements);
                assertEquals(1, ledger.entries(account, 0, 10).size());
            }
            if (report != null && report.subjects() == 2) break;
        }
        assertTrue(broken > 10, "broke " + broken + " times");
        assertTrue(ledger.audit().balance());
    }

    @Test
    void aTargetIsAboveZeroAndInTheCurrencyOfAnAccountThatThereIs() {
        AccountId account = account();
        assertThrows(IllegalArgumentException.class, () -> refill().fillTo(account, usd("0")));
        assertThrows(
                IllegalArgumentException.class,
                () -> refill().fillTo(account, Money.of("EUR", "5")));
        assertThrows(
                IllegalArgumentException.class,
                () -> refill().fillTo(new AccountId(999_999), usd("5")));
    }

    // ---- account expiry

    private AccountExpiry expiry() {
        return AccountExpiry.over(accounts, clock);
    }

    @Test
    void oneAccountThatFailsKeepsNoOtherFromExpiring() {
        AccountTerms over = AccountTerms.prepaid(USD).withExpiry(new Expiry.At(clock.instant()));
        AccountId bad = account(over);
        AccountId good = account(over);
        Accounts broken = (Accounts) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Accounts.class}, (p, method, a) -> {
                    if (method.getName().equals("expire") && a[0].equals(bad)) {
                        throw new IllegalStateException("nobody knows");
                    }
                    return method.invoke(accounts, a);
                });
        JobReport report = AccountExpiry.over(broken, clock).run(QUIETLY);
        assertEquals(1, report.failures());
        assertEquals(1, report.subjects());
        assertEquals(AccountStatus.ACTIVE, status(bad));
        assertEquals(AccountStatus.EXPIRED, status(good));
        assertEquals(1, expiry().run(QUIETLY).subjects());
        assertEquals(AccountStatus.EXPIRED, status(bad));
    }

    @Test
    void setsAccountsWhoseTimeIsOverToExpired() {
        Instant start = clock.instant();
        AccountTerms terms = AccountTerms.prepaid(USD);
        AccountId never = account(terms);
        AccountId dated = account(terms.withExpiry(new Expiry.At(start.plusSeconds(60))));
        AccountId created = account(terms.withExpiry(new Expiry.DaysAfterCreation(2)));
        AccountId used = account(terms.withExpiry(new Expiry.DaysAfterFirstUse(1)));
        AccountId unused = account(terms.withExpiry(new Expiry.DaysAfterFirstUse(1)));
        AccountId suspended = account(terms.withExpiry(new Expiry.At(start.plusSeconds(60))));
        accounts.changeStatus(suspended, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT);
        clock.advance(Duration.ofSeconds(59));
        accounts.noteUse(used, clock.instant());
        assertEquals(JobReport.NOTHING, expiry().run(QUIETLY));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, expiry().run(QUIETLY).subjects());
        assertEquals(AccountStatus.EXPIRED, status(dated));
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertEquals(1, expiry().run(QUIETLY).subjects());
        assertEquals(AccountStatus.EXPIRED, status(used));
        assertEquals(AccountStatus.ACTIVE, status(created));
        clock.advance(Duration.ofDays(20));
        assertEquals(1, expiry().run(QUIETLY).subjects());
        assertEquals(JobReport.NOTHING, expiry().run(QUIETLY));
        assertEquals(AccountStatus.EXPIRED, status(created));
        assertEquals(AccountStatus.ACTIVE, status(never));
        assertEquals(AccountStatus.ACTIVE, status(unused));
        assertEquals(AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, status(suspended));
    }

    private AccountStatus status(AccountId account) {
        return accounts.find(account).orElseThrow().status();
    }

    // ---- low-balance notices

    private BalanceNotices notices() {
        return BalanceNotices.over(transactor, accounts, outbox, clock, Duration.ofDays(7));
    }

    @Test
    void tellsOncePerCrossingThatLittleIsLeft() {
        AccountId account = account(AccountTerms.postpaid(usd("1")));
        credit(account, "5");
        notices().watch(account, usd("2"));
        assertEquals(Optional.of(usd("2")), notices().threshold(account));
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY));
        spend(account, "4"); // leaves 1, and the limit of 1
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY));
        spend(account, "0.01");
        assertEquals(1, notices().run(QUIETLY).subjects());
        assertEquals(
                List.of(Event.of(
                        EventKind.BALANCE_LOW,
                        account,
                        Map.of(
                                "available", usd("1.99").amount().toPlainString(),
                                "threshold", usd("2").amount().toPlainString(),
                                "currency", "USD"))),
                outbox.events());
        clock.advance(Duration.ofDays(30));
        spend(account, "0.01");
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY), "it did not cross again");
        assertFalse(notices().check(account));
    }

    @Test
    void tellsOfAnotherCrossingWhenItWasBackAboveAndTheLastNoticeIsOldEnough() {
        AccountId account = account();
        notices().watch(account, usd("2"));
        assertTrue(notices().check(account));
        credit(account, "5");
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY));
        spend(account, "4");
        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY), "too soon");
        clock.advance(Duration.ofMillis(1));
        assertEquals(1, notices().run(QUIETLY).subjects());
        assertEquals(2, outbox.events().size());
    }

    @Test
    void anotherThresholdBeginsAnewAndNoneTellsNothing() {
        AccountId account = account();
        credit(account, "5");
        notices().watch(account, usd("2"));
        notices().watch(account, usd("6"));
        assertEquals(1, notices().run(QUIETLY).subjects());
        notices().watch(account, usd("6"));
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY));
        notices().stop(account);
        notices().stop(account);
        clock.advance(Duration.ofDays(30));
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY));
        assertEquals(Optional.empty(), notices().threshold(account));
    }

    @Test
    void moneyHeldForACallIsNoCrossing() {
        AccountId account = account();
        credit(account, "5");
        notices().watch(account, usd("2"));
        ledger.place(new HoldId("call"), account, usd("5"), Duration.ofMinutes(5));
        assertEquals(JobReport.NOTHING, notices().run(QUIETLY));
    }

    // ---- running them

    private Jobs jobs(Job... jobs) {
        return Jobs.over(transactor, clock, LeaderLock.over(transactor, clock), List.of(jobs));
    }

    private record Counting(String name, Duration every, List<String> runs) implements Job {
        @Override
        public JobReport run(LongConsumer progress) {
            runs.add(name);
            progress.accept(runs.size());
            if (name.startsWith("bad")) throw new IllegalStateException("broke off");
            return JobReport.NOTHING
                    .plusSubject(Money.of("USD", "1"))
                    .plusSubject(Money.of("EUR", "2"))
                    .plusSubject(Money.of("USD", "0.5"))
                    .plusFailure();
        }
    }

    @Test
    void runsWhatIsDueAndKeepsARecordOfEachRun() {
        List<String> ran = new ArrayList<>();
        Jobs jobs = jobs(
                new Counting("hourly", Duration.ofHours(1), ran),
                new Counting("daily", Duration.ofDays(1), ran));
        assertEquals(List.of("daily", "hourly"), jobs.names());
        List<String> progress = new ArrayList<>();
        assertEquals(
                2, jobs.runDue((job, subjects) -> progress.add(job + subjects)).size());
        assertEquals(List.of("daily1", "hourly2"), progress);
        assertEquals(List.of(), jobs.runDue());
        clock.advance(Duration.ofHours(1));
        List<JobRun> second = jobs.runDue();
        assertEquals(List.of("daily", "hourly", "hourly"), ran);
        JobRun run = second.get(0);
        assertEquals(
                new JobRun(
                        run.number(),
                        "hourly",
                        JobRun.State.DONE,
                        clock.instant(),
                        Optional.of(clock.instant()),
                        new JobReport(3, 1, List.of(Money.of("EUR", "2"), usd("1.5"))),
                        ""),
                run);
        assertEquals(3, jobs.runs(10).size());
        assertEquals(run, jobs.runs(1).get(0));
        assertEquals(
                List.of(run.number()), List.of(jobs.runs("hourly", 1).get(0).number()));
        assertEquals(1, jobs.runs("daily", 10).size());
    }

    @Test
    void aJobThatFailsIsOnRecordAndKeepsNoOtherFromRunning() {
        List<String> ran = new ArrayList<>();
        Jobs jobs = jobs(
                new Counting("bad", Duration.ofHours(1), ran),
                new Counting("good", Duration.ofHours(1), ran));
        List<JobRun> runs = jobs.runDue();
        assertEquals(JobRun.State.FAILED, runs.get(0).state());
        assertEquals("java.lang.IllegalStateException: broke off", runs.get(0).failure());
        assertEquals(JobRun.State.DONE, runs.get(1).state());
        assertEquals(List.of("bad", "good"), ran);
    }

    @Test
    void oneNodeRunsJobsAtATime() {
        List<String> ran = new ArrayList<>();
        Jobs other = jobs(new Counting("job", Duration.ofHours(1), ran));
        Jobs first = jobs(new Counting("job", Duration.ofHours(1), new ArrayList<>()));
        List<Optional<JobRun>> meanwhile = new ArrayList<>();
        first.run("job", (job, subjects) -> meanwhile.add(other.run("job", (name, count) -> {})));
        assertEquals(List.of(Optional.empty()), meanwhile);
        assertEquals(List.of(), ran);
        assertEquals(List.of(), other.runDue(), "the first node has just run it");
        clock.advance(Duration.ofHours(1));
        assertEquals(1, other.runDue().size());
    }

    @Test
    void aRunThatLostTheLeadBreaksOffAndTheNextMarksItLost() {
        Jobs other = jobs(new Counting("job", Duration.ofHours(1), new ArrayList<>()));
        List<JobRun> taken = new ArrayList<>();
        Job slow = new Job() {
            @Override
            public String name() {
                return "job";
            }

            @Override
            public Duration every() {
                return Duration.ofHours(1);
            }

            @Override
            public JobReport run(LongConsumer progress) {
                clock.advance(Duration.ofHours(1)); // asleep
                taken.addAll(other.runDue());
                progress.accept(1);
                throw new AssertionError("goes on without the lead");
            }
        };
        JobRun run = jobs(slow).runDue().get(0);
        assertEquals(JobRun.State.LOST, run.state());
        assertEquals(JobRun.State.DONE, taken.get(0).state());
    }

    @Test
    void forgetsRunsAfterNinetyDays() {
        Jobs jobs = jobs(new Counting("job", Duration.ofHours(1), new ArrayList<>()));
        jobs.runDue();
        clock.advance(Duration.ofDays(90));
        jobs.runDue();
        assertEquals(2, jobs.runs(10).size());
        clock.advance(Duration.ofHours(1));
        jobs.runDue();
        assertEquals(2, jobs.runs(10).size());
    }

    @Test
    void refusesJobsThatCannotBeTold() {
        Counting job = new Counting("job", Duration.ofHours(1), new ArrayList<>());
        assertThrows(IllegalArgumentException.class, () -> jobs(job, job));
        assertThrows(
                IllegalArgumentException.class,
                () -> jobs(new Counting("A job", Duration.ofHours(1), List.of())));
        assertThrows(
                IllegalArgumentException.class,
                () -> jobs(new Counting("job", Duration.ZERO, List.of())));
        assertThrows(IllegalArgumentException.class, () -> jobs(job).run("other", (name, n) -> {}));
    }
}
