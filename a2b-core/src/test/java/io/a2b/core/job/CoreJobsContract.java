package io.a2b.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.Expiry;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Hold;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.HoldOwner;
import io.a2b.core.spi.Job;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.InMemoryOutbox;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What the recurring jobs of the core do. Each test starts with no account. */
public abstract class CoreJobsContract {
    protected static final Duration PAUSE = Duration.ofDays(7);
    static final LongConsumer QUIETLY = subjects -> {};
    private static final Currency USD = Currency.getInstance("USD");

    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    protected final InMemoryOutbox outbox = new InMemoryOutbox();
    private Accounts accounts;
    private Ledger ledger;

    @BeforeEach
    void open() {
        accounts = accounts();
        ledger = ledger();
    }

    /** The accounts the jobs look at. */
    protected abstract Accounts accounts();

    /** The books of these accounts. */
    protected abstract Ledger ledger();

    /** One more account, with nothing on it. */
    protected abstract AccountId openAccount(AccountTerms terms);

    /** The job under test. */
    protected abstract HoldExpiry holdExpiry(HoldOwner owner);

    /** The job under test; all calls share the targets. */
    protected abstract AutoRefill refill();

    /** The job under test, with {@link #PAUSE} and {@link #outbox}; all calls share thresholds. */
    protected abstract BalanceNotices notices();

    /** Transactions of a host, which the jobs join that it makes for them. */
    protected abstract Transactor transactor();

    /** As {@link #refill()}, inside {@code transaction}. */
    protected abstract AutoRefill refillWithin(Transaction transaction);

    /** As {@link #notices()}, inside {@code transaction}. */
    protected abstract BalanceNotices noticesWithin(Transaction transaction);

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    AccountId account() {
        return openAccount(AccountTerms.prepaid(USD));
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

    Money posted(AccountId account) {
        return ledger.balance(account).orElseThrow().posted();
    }

    @Test
    void eachIsKnownByItsNameAndHasItsRhythm() {
        Map<Job, Duration> rhythms = Map.of(
                holdExpiry(hold -> false), Duration.ofMinutes(1),
                expiry(), Duration.ofHours(1),
                refill(), Duration.ofHours(1),
                notices(), Duration.ofMinutes(5));
        rhythms.forEach((job, every) -> assertEquals(every, job.every(), job.name()));
        assertEquals(
                List.of("account-expiry", "auto-refill", "balance-notices", "hold-expiry"),
                rhythms.keySet().stream().map(Job::name).sorted().toList());
    }

    @Test
    void whatAHostTakesBackIsNeitherKeptNorDone() {
        AccountId account = account();
        AccountId before = account();
        refill().fillTo(before, usd("3"));
        notices().watch(before, usd("3"));
        assertThrows(
                IllegalStateException.class,
                () -> transactor().inTransaction(tx -> {
                    refillWithin(tx).fillTo(account, usd("5"));
                    refillWithin(tx).stop(before);
                    noticesWithin(tx).watch(account, usd("2"));
                    noticesWithin(tx).stop(before);
                    assertEquals(1, refillWithin(tx).run(QUIETLY).subjects());
                    assertEquals(
                            usd("5"),
                            ledger.within(tx).balance(account).orElseThrow().posted());
                    throw new IllegalStateException("the host changes its mind");
                }));
        assertEquals(Optional.empty(), refill().target(account));
        assertEquals(Optional.empty(), notices().threshold(account));
        assertEquals(Optional.of(usd("3")), refill().target(before));
        assertEquals(Optional.of(usd("3")), notices().threshold(before));
        assertEquals(usd("0"), posted(account));
    }

    // ---- hold expiry

    @Test
    void expiresHoldsThatAreOverdueAndNobodyAnswersFor() {
        AccountId account = openAccount(AccountTerms.prepaid(USD).withCallsMax(5));
        credit(account, "10");
        HoldId due = new HoldId("due");
        HoldId call = new HoldId("call");
        HoldId later = new HoldId("later");
        ledger.place(due, account, usd("1"), Duration.ofMinutes(5));
        ledger.place(call, account, usd("2"), Duration.ofMinutes(5));
        ledger.place(later, account, usd("3"), Duration.ofMinutes(6));
        assertEquals(JobReport.NOTHING, holdExpiry(hold -> false).run(QUIETLY));
        clock.advance(Duration.ofMinutes(5));
        JobReport report = holdExpiry(call::equals).run(QUIETLY);
        assertEquals(new JobReport(1, 0, List.of(usd("1"))), report);
        assertEquals(HoldState.EXPIRED, state(due));
        assertEquals(HoldState.OPEN, state(call));
        assertEquals(HoldState.OPEN, state(later));
        assertEquals(usd("5"), ledger.balance(account).orElseThrow().available());
        assertEquals(JobReport.NOTHING, holdExpiry(call::equals).run(QUIETLY));
        assertTrue(ledger.audit().balance());
    }

    @Test
    void oneHoldThatFailsKeepsNoOtherFromExpiring() {
        AccountId account = openAccount(AccountTerms.prepaid(USD).withCallsMax(5));
        for (String id : List.of("a", "b", "c")) {
            ledger.place(new HoldId(id), account, Money.zero(USD), Duration.ofMinutes(5));
        }
        clock.advance(Duration.ofMinutes(5));
        HoldExpiry expiry = holdExpiry(hold -> {
            if (hold.value().equals("b")) throw new IllegalStateException("nobody knows");
            return false;
        });
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
        AccountId account = openAccount(AccountTerms.prepaid(USD).withZone(ZoneId.of(zone)));
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

    @Test
    void runsAtOnceFillUpOnce() throws Exception {
        AccountId account = account();
        refill().fillTo(account, usd("5"));
        AtOnce.run(4, i -> refill().run(QUIETLY));
        assertEquals(usd("5"), posted(account));
        assertEquals(1, ledger.entries(account, 0, 10).size());
    }

    // ---- account expiry

    private AccountExpiry expiry() {
        return AccountExpiry.over(accounts, clock);
    }

    @Test
    void oneAccountThatFailsKeepsNoOtherFromExpiring() {
        AccountTerms over = AccountTerms.prepaid(USD).withExpiry(new Expiry.At(clock.instant()));
        AccountId bad = openAccount(over);
        AccountId good = openAccount(over);
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
        AccountId never = openAccount(terms);
        AccountId dated = openAccount(terms.withExpiry(new Expiry.At(start.plusSeconds(60))));
        AccountId created = openAccount(terms.withExpiry(new Expiry.DaysAfterCreation(2)));
        AccountId used = openAccount(terms.withExpiry(new Expiry.DaysAfterFirstUse(1)));
        AccountId unused = openAccount(terms.withExpiry(new Expiry.DaysAfterFirstUse(1)));
        AccountId suspended = openAccount(terms.withExpiry(new Expiry.At(start.plusSeconds(60))));
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

    @Test
    void tellsOncePerCrossingThatLittleIsLeft() {
        AccountId account = openAccount(AccountTerms.postpaid(usd("1")));
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

    @Test
    void anotherThresholdIsToldOfNoSoonerThanAnyOther() {
        AccountId account = account();
        notices().watch(account, usd("2"));
        assertTrue(notices().check(account));
        clock.advance(PAUSE.minusMillis(1));
        notices().watch(account, usd("3"));
        assertFalse(notices().check(account), "too soon");
        clock.advance(Duration.ofMillis(1));
        assertTrue(notices().check(account));
    }

    @Test
    void looksAtOnceTellOnce() throws Exception {
        AccountId account = account();
        notices().watch(account, usd("2"));
        List<Boolean> told = AtOnce.run(8, i -> notices().check(account));
        assertEquals(1, Collections.frequency(told, true));
        assertEquals(1, outbox.events().size());
    }

    @Test
    void aThresholdIsAboveZeroAndInTheCurrencyOfAnAccountThatThereIs() {
        AccountId account = account();
        assertThrows(IllegalArgumentException.class, () -> notices().watch(account, usd("0")));
        assertThrows(
                IllegalArgumentException.class,
                () -> notices().watch(account, Money.of("EUR", "5")));
        assertThrows(
                IllegalArgumentException.class,
                () -> notices().watch(new AccountId(999_999), usd("5")));
        assertFalse(notices().check(account));
        assertFalse(notices().check(new AccountId(999_999)));
    }
}
