package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a ledger in a database keeps besides: transactions, races, and a database that goes away.
 */
abstract class SqlLedgerContract extends LedgerTracesContract {
    private static final Map<TestDatabase, FreshDatabase> DATABASES = new ConcurrentHashMap<>();

    private FreshDatabase database;
    private Ledger ledger;

    abstract TestDatabase engine();

    /** A ledger of the kind under test. */
    Ledger over(Transactor transactor, Outbox outbox) {
        return Ledger.over(transactor, outbox, clock);
    }

    final Ledger over(Transactor transactor) {
        return over(transactor, Outbox.none());
    }

    // made once per engine; a new one for each test would take most of the time
    @BeforeEach
    void emptyDatabase() {
        database = DATABASES.computeIfAbsent(engine(), engine -> engine.open());
        AccountRows.deleteAll(database.transactor());
        ledger = over(database.transactor());
    }

    Transactor transactor() {
        return database.transactor();
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected LedgerReports reports() {
        return LedgerReports.over(database.transactor());
    }

    @Override
    protected Ledger telling(Outbox outbox) {
        return over(database.transactor(), outbox);
    }

    @Override
    protected AccountId openAccount(Money creditLimit, int callsMax) {
        return AccountRows.open(database.transactor(), creditLimit, callsMax);
    }

    @Override
    protected void changeStatus(AccountId account, AccountStatus status) {
        database.transactor().inTransaction(tx -> {
            tx.mapper(AccountRows.class).changeStatus(account.value(), status);
            return null;
        });
    }

    @Override
    protected void cap(AccountId account, SpendCaps caps, ZoneId zone) {
        AccountRows.cap(database.transactor(), account, caps, zone);
    }

    @Test
    void leavesNothingOfAConflictBehindInATransactionThatGoesOn() {
        AccountId account = accountWith("1.00");
        Booking one = Booking.debit(
                new EntryId("one"),
                account,
                SystemAccount.REVENUE,
                usd("0.10"),
                EntryCode.FEE,
                "x");
        Booking two = Booking.debit(
                new EntryId("two"),
                account,
                SystemAccount.REVENUE,
                usd("0.20"),
                EntryCode.FEE,
                "x");
        ledger().book(one);
        database.transactor().inTransaction(tx -> {
            Ledger joined = ledger().within(tx);
            assertThrows(EntryConflictException.class, () -> joined.book(List.of(two, one)));
            assertThrows(
                    EntryConflictException.class,
                    () -> joined.reverse(one.id(), new EntryId("one"), new Note("a", "b")));
            return null;
        });
        assertEquals(Optional.empty(), ledger().findEntry(new EntryId("two")));
        assertEquals(Optional.empty(), ledger().findReversal(one.id()));
        assertEquals(usd("0.90"), ledger().balance(account).orElseThrow().posted());
    }

    @Override
    protected LedgerSeals seals() {
        return LedgerSeals.over(database.transactor(), clock);
    }

    private SealHead seal() {
        return seals().seal();
    }

    @Test
    void namesTheFirstRowThatIsNotAsItWasSealed() {
        AccountId account = accountWith("1.00");
        for (int i = 1; i <= 4; i++) topUp("pay-" + i, account, usd("0.10"));
        ledger().reverse(new EntryId("pay-4"), new EntryId("undo"), new Note("mary", "a mistake"));
        SealHead head = seal();
        clock.advance(Duration.ofMinutes(6));
        assertBroken("entry pay-2: not as", 2, rows -> rows.tamperWithEntry("pay-2"));
        assertBroken("entry with sequence ", 2, rows -> rows.deleteEntry("pay-2"));
        assertBroken("entry with sequence ", 3, rows -> rows.moveEntry("pay-3"));
        assertBroken("entry undo: not as", 5, rows -> rows.tamperWithNote("undo"));
        assertBroken("seal 4: not as", 3, rows -> rows.tamperWithHighest(4));
        assertBroken("seal 3: gone", 2, rows -> rows.deleteSeals(3, 3));
        assertBroken("entry pay-1: not as", 1, rows -> rows.tamperWithSeal(2, head.hash()));
        assertBroken("seal 5: gone, the chain once reached 6", 4, rows -> rows.deleteSeals(5, 6));
        assertBroken("seal 1: gone, the chain once", 0, rows -> rows.deleteSeals(1, 6));
    }

    /** @param good how many seals are good before it */
    private void assertBroken(String problem, long good, Tampering tampering) {
        SealHead head = seal();
        Undone undone = assertThrows(
                Undone.class,
                () -> database.transactor().inTransaction(tx -> {
                    tampering.with(tx.mapper(AccountRows.class));
                    SealCheck check = LedgerSeals.over(tx, clock).verify(head, n -> {});
                    assertEquals(good, check.head().number(), check.toString());
                    throw new Undone(List.of(check.problem().orElse("none")));
                }));
        assertTrue(undone.found.get(0).startsWith(problem), undone.found.toString());
    }

    @Test
    void sealsWhatBecomesVisibleLateButCallsItInsertedAfterTooLong() {
        AccountId account = accountWith("1.00");
        topUp("pay-1", account, usd("0.10"));
        insertAs("far", "pay-1", 1_000_000);
        assertEquals(3, seal().number());
        clock.advance(Duration.ofMinutes(4));
        insertAs("late", "pay-1", 1000);
        assertEquals(4, seal().number());
        assertTrue(seals().verify(count -> {}).isSound());
        clock.advance(Duration.ofMinutes(6));
        insertAs("forged", "pay-1", 2000);
        assertEquals(4, seal().number());
        assertEquals(
                Optional.of("entry forged: inserted after its neighbours"),
                seals().verify(count -> {}).problem());
        AccountRows.deleteAll(database.transactor());
    }

    /** A copy with a sequence of its own. */
    private void insertAs(String id, String of, long offset) {
        database.transactor().inTransaction(tx -> {
            tx.mapper(AccountRows.class).copyEntry(id, of, offset);
            return null;
        });
    }

    @Test
    void commitsWithTheTransactionItJoins() {
        AccountId account = accountWith("1.00");
        database.transactor().inTransaction(tx -> {
            Ledger joined = ledger().within(tx);
            joined.place(hold("call-1"), account, usd("0.50"), FIVE_MINUTES);
            return joined.post(hold("call-1"), usd("0.20"), "call-1");
        });
        assertEquals(usd("0.80"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void rollsBackWithTheTransactionItJoins() {
        AccountId account = accountWith("1.00");
        assertThrows(
                IllegalStateException.class,
                () -> database.transactor().inTransaction(tx -> {
                    Ledger joined = ledger().within(tx);
                    joined.place(hold("call-1"), account, usd("0.50"), FIVE_MINUTES);
                    joined.post(hold("call-1"), usd("0.20"), "call-1");
                    throw new IllegalStateException("the host changed its mind");
                }));
        assertEquals(usd("1.00"), ledger().balance(account).orElseThrow().available());
        assertEquals(Optional.empty(), ledger().findHold(hold("call-1")));
        assertEquals(List.of(), ledger().entriesOf("call-1"));
    }

    @Test
    void leavesNothingOfARefusalBehindInATransactionThatGoesOn() {
        AccountId account = accountWith("1.00");
        place("open", account, usd("0.50"));
        database.transactor().inTransaction(tx -> {
            Ledger joined = ledger().within(tx);
            assertInstanceOf(
                    HoldResult.Refused.class,
                    joined.place(hold("call-1"), account, usd("9.00"), FIVE_MINUTES));
            assertInstanceOf(
                    ExtendResult.Refused.class,
                    joined.extend(hold("open"), 1, usd("9.00"), FIVE_MINUTES));
            return joined.place(hold("call-2"), account, usd("0.25"), FIVE_MINUTES);
        });
        assertEquals(Optional.empty(), ledger().findHold(hold("call-1")));
        assertEquals(usd("0.50"), ledger().findHold(hold("open")).orElseThrow().amount());
        assertEquals(usd("0.75"), ledger().balance(account).orElseThrow().held());
        assertInstanceOf(
                ExtendResult.Extended.class,
                ledger().extend(hold("open"), 1, usd("0.25"), FIVE_MINUTES));
    }

    @Test
    void goesOnAfterARepeatInsideATransaction() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.50"));
        database.transactor().inTransaction(tx -> {
            Ledger joined = ledger().within(tx);
            joined.place(hold("call-1"), account, usd("0.50"), FIVE_MINUTES);
            return joined.post(hold("call-1"), usd("0.20"), "call-1");
        });
        assertEquals(usd("0.80"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void correctsOnceWhereverTheDatabaseGoesAway() {
        AccountId account = accountWith("10.00");
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        Ledger ledger = over(Transactor.over(unreliable));
        ledger.balance(account);
        CorrectionId run = new CorrectionId("run");
        int failures = 0;
        for (int statements = 0; statements < 16; statements++) {
            String call = "call-" + statements;
            place(call, account, usd("0.10"));
            ledger().post(hold(call), usd("0.20"), call);
            unreliable.goAwayAfter(statements);
            try {
                ledger.correct(hold(call), run, usd("0.50"), call);
            } catch (A2bException gone) {
                assertEquals(ErrorCode.DATABASE_UNAVAILABLE, gone.code());
                failures++;
                assertEquals(2, ledger().entriesOf(call).size());
            }
            unreliable.comeBack();
            ledger.correct(hold(call), run, usd("0.50"), call);
            assertEquals(5, ledger().entriesOf(call).size());
        }
        assertTrue(failures >= 9 && failures < 16, "failures: " + failures);
        assertEquals(usd("2.00"), ledger.balance(account).orElseThrow().posted());
    }

    @Test
    void saysSoWhenTheDatabaseIsAwayAndWorksWhenItIsBack() {
        AccountId account = accountWith("1.00");
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        unreliable.goAway();
        Ledger ledger = over(Transactor.over(unreliable)); // starts all the same
        assertUnavailable(() -> ledger.balance(account));
        unreliable.comeBack();
        assertInstanceOf(
                HoldResult.Held.class,
                ledger.place(hold("call-1"), account, usd("0.50"), FIVE_MINUTES));
    }

    @Test
    void losesNothingAndChargesOnceWhereverTheDatabaseGoesAway() {
        AccountId account = accountWith("10.00");
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        Ledger ledger = over(Transactor.over(unreliable));
        int failures = 0;
        for (int statements = 0; statements < 12; statements++) {
            String call = "call-" + statements;
            place(call, account, usd("0.50"));
            unreliable.goAwayAfter(statements);
            try {
                ledger.post(hold(call), usd("0.60"), call);
            } catch (A2bException gone) {
                assertEquals(ErrorCode.DATABASE_UNAVAILABLE, gone.code());
                failures++;
                assertEquals(
                        HoldState.OPEN,
                        ledger().findHold(hold(call)).orElseThrow().state());
            }
            unreliable.comeBack();
            ledger.post(hold(call), usd("0.60"), call);
            assertEquals(2, ledger.entriesOf(call).size());
        }
        assertTrue(failures >= 5 && failures < 12, "failures: " + failures);
        assertEquals(usd("4.00"), ledger.balance(account).orElseThrow().posted());
    }

    @Test
    void findsOutWhatWasWrittenWhenTheAnswerOfACommitWasLost() {
        AccountId account = accountWith("1.00");
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        Ledger ledger = over(Transactor.over(unreliable));
        place("call-1", account, usd("0.50"));
        unreliable.loseAnswersOfCommits(1);
        assertUnavailable(() -> ledger.post(hold("call-1"), usd("0.50"), "call-1"));
        assertEquals(
                new PostResult.Posted(hold("call-1"), usd("0.50"), usd("0"), true),
                ledger.post(hold("call-1"), usd("0.50"), "call-1"));
        assertEquals(usd("0.50"), ledger.balance(account).orElseThrow().posted());
    }

    private static void assertUnavailable(Runnable call) {
        A2bException failure = assertThrows(A2bException.class, call::run);
        assertEquals(ErrorCode.DATABASE_UNAVAILABLE, failure.code());
    }

    @Test
    void auditFindsWhatWasTamperedWith() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.50"));
        place("call-2", account, usd("0.10"));
        ledger().post(hold("call-2"), usd("0.10"), "call-2");
        String of = "account " + account;
        assertFinds(
                List.of(of + ": posted 900001", "USD: customers have 900001"),
                rows -> rows.tamperWithPosted(account.value(), 1));
        assertFinds(
                List.of(of + ": 2 calls held, 1 ", of + ": held 500001"),
                rows -> rows.tamperWithHeld(account.value(), 1));
        assertFinds(
                List.of(
                        of + ": posted less held is -100000",
                        of + ": posted 400000",
                        "USD: customers have 400000"),
                rows -> rows.tamperWithPosted(account.value(), -500_000));
        assertFinds(
                List.of(
                        "hold call-2 of " + of + ": charged 100000, booked 100001",
                        of + ": posted 900000",
                        "USD: customers have 900000"),
                rows -> rows.tamperWithEntry("hold:call-2:charge"));
        assertFinds(
                List.of(of + ": held 500000", "hold call-1 of " + of + ": 500001"),
                rows -> rows.tamperWithHold("call-1"));
        ledger().correct(hold("call-2"), new CorrectionId("run"), usd("0.05"), "call-2");
        place("call-3", account, usd("0.20"));
        ledger().postPart(hold("call-3"), 1, usd("0.10"), "call-3");
        assertFinds(
                List.of(
                        "hold call-2:charge1 of " + of + ": 50001, booked 50000",
                        "hold call-2:refund1 of " + of + ": 100001, booked 100000",
                        "hold call-2:1 of " + of + ": corrected from 100001, but charged 100000"),
                rows -> rows.tamperWithCorrection("call-2"));
        assertFinds(
                List.of(
                        "hold call-3 of " + of + ": parted 100000, its parts sum to 100001",
                        "hold call-3:1 of " + of + ": part of 100001, booked 100000"),
                rows -> rows.tamperWithPart("call-3"));
        ledger().post(hold("call-3"), usd("0"), "call-3");
        Books books = ledger().audit();
        assertEquals(
                List.of(1L, 5L, 1L), List.of(books.accounts(), books.entries(), books.openHolds()));
    }

    private interface Tampering {
        void with(AccountRows rows);
    }

    private void assertFinds(List<String> beginnings, Tampering tampering) {
        Undone undone = assertThrows(
                Undone.class,
                () -> database.transactor().inTransaction(tx -> {
                    tampering.with(tx.mapper(AccountRows.class));
                    throw new Undone(ledger().within(tx).audit().contradictions());
                }));
        assertEquals(beginnings.size(), undone.found.size(), undone.found.toString());
        for (String beginning : beginnings) {
            assertTrue(
                    undone.found.stream().anyMatch(found -> found.startsWith(beginning)),
                    beginning + " in " + undone.found);
        }
    }

    /** Rolls back and carries what was seen before. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> found;

        private Undone(List<String> found) {
            this.found = found;
        }
    }
}
