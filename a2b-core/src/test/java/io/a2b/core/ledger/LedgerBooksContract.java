package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every {@link Ledger} can take back, and what its reports say. */
public abstract class LedgerBooksContract extends LedgerGuardsContract {
    private static final Note NOTE = new Note("mary", "booked twice");

    /** Reports of the ledger under test. */
    protected abstract LedgerReports reports();

    private static EntryId entry(String id) {
        return new EntryId(id);
    }

    private Booking fee(String id, AccountId account, String amount) {
        return Booking.debit(
                entry(id), account, SystemAccount.REVENUE, usd(amount), EntryCode.FEE, "fees");
    }

    private ReverseResult reverse(String original, String id) {
        return ledger().reverse(entry(original), entry(id), NOTE);
    }

    private static void assertRefused(ReverseResult.Reason reason, ReverseResult result) {
        assertEquals(new ReverseResult.Refused(reason), result);
    }

    @Test
    void takesAFeeBackOnce() {
        AccountId account = accountWith("1.00");
        ledger().book(fee("fee", account, "0.30"));
        clock.advance(Duration.ofDays(3));
        ReverseResult.Reversed first =
                assertInstanceOf(ReverseResult.Reversed.class, reverse("fee", "undo"));
        assertBalance(account, "1.00", "0", 0);
        LedgerEntry entry = first.entry();
        assertEquals(new LedgerAccount.Operator(SystemAccount.REVENUE), entry.from());
        assertEquals(new LedgerAccount.Customer(account), entry.to());
        assertEquals(usd("0.30"), entry.amount());
        assertEquals(EntryCode.REVERSAL, entry.code());
        assertEquals("fees", entry.reference());
        assertEquals(clock.instant(), entry.postedAt());
        assertEquals(Optional.of(NOTE), ledger().findNote(entry("undo")));
        assertEquals(Optional.of(entry("undo")), ledger().findReversal(entry("fee")));
        assertEquals(new ReverseResult.Reversed(entry, true), reverse("fee", "undo"));
        assertRefused(ReverseResult.Reason.REVERSED_BEFORE, reverse("fee", "again"));
        assertEquals(Optional.empty(), ledger().findEntry(entry("again")));
        assertBalance(account, "1.00", "0", 0);
    }

    @Test
    void takesATopUpBackOnlyWhileTheMoneyIsThere() {
        AccountId account = accountWith("1.00");
        topUp("pay", account, usd("2.00"));
        place("call", account, usd("1.50"));
        assertRefused(ReverseResult.Reason.FUNDS_INSUFFICIENT, reverse("pay", "undo"));
        assertEquals(Optional.empty(), ledger().findReversal(entry("pay")));
        ledger().voidHold(hold("call"));
        assertInstanceOf(ReverseResult.Reversed.class, reverse("pay", "undo"));
        assertBalance(account, "1.00", "0", 0);
    }

    @Test
    void refusesToReverseInOrderOfPrecedence() {
        AccountId account = accountWith("1.00");
        assertRefused(ReverseResult.Reason.ENTRY_UNKNOWN, reverse("nothing", "undo"));
        place("call", account, usd("0.50"));
        ledger().post(hold("call"), usd("0.50"), "call");
        assertRefused(ReverseResult.Reason.ENTRY_OF_HOLD, reverse("hold:call:charge", "undo"));
        ledger().book(fee("fee", account, "0.30"));
        reverse("fee", "undo");
        assertRefused(ReverseResult.Reason.ENTRY_IS_REVERSAL, reverse("undo", "redo"));
    }

    @Test
    void refusesAnIdThatIsAnotherEntrys() {
        AccountId account = accountWith("1.00");
        ledger().book(fee("one", account, "0.10"));
        ledger().book(fee("two", account, "0.10"));
        reverse("one", "undo");
        assertThrows(EntryConflictException.class, () -> reverse("two", "undo"));
        assertThrows(EntryConflictException.class, () -> reverse("two", "one"));
        assertEquals(Optional.empty(), ledger().findReversal(entry("two")));
        assertThrows(IllegalArgumentException.class, () -> reverse("two", "hold:mine"));
        assertBalance(account, "0.90", "0", 0);
    }

    @Test
    void booksRefundsAndWriteOffsOnlyWithANote() {
        AccountId account = accountWith("1.00");
        Booking refund = Booking.credit(
                entry("refund"),
                SystemAccount.REVENUE,
                account,
                usd("0.20"),
                EntryCode.REFUND,
                "call-7");
        assertThrows(IllegalArgumentException.class, () -> ledger().book(refund));
        assertThrows(
                IllegalArgumentException.class,
                () -> ledger().credit(
                                entry("refund"),
                                SystemAccount.REVENUE,
                                account,
                                usd("0.20"),
                                EntryCode.REFUND,
                                "call-7"));
        assertInstanceOf(BookResult.Booked.class, ledger().book(refund.withNote(NOTE)));
        Booking repeat = refund.withNote(new Note("joe", "says something else"));
        assertInstanceOf(BookResult.Booked.class, ledger().book(repeat));
        assertEquals(Optional.of(NOTE), ledger().findNote(entry("refund")));
        assertBalance(account, "1.20", "0", 0);
    }

    @Test
    void onlyReverseBooksAReversal() {
        AccountId account = accountWith("1.00");
        Booking booking = Booking.debit(
                        entry("mine"),
                        account,
                        SystemAccount.REVENUE,
                        usd("0.20"),
                        EntryCode.REVERSAL,
                        "x")
                .withNote(NOTE);
        assertThrows(IllegalArgumentException.class, () -> ledger().book(booking));
    }

    private Statement statement(AccountId account, String from, String until) {
        return reports()
                .statement(account, Instant.parse(from), Instant.parse(until))
                .orElseThrow();
    }

    private List<LedgerEntry> read(Statement statement, int page) {
        List<LedgerEntry> all = new ArrayList<>();
        Statement.Position position = statement.start();
        while (true) {
            List<LedgerEntry> some = reports().entries(statement, position, page);
            all.addAll(some);
            if (some.size() < page) return all;
            position = Statement.Position.after(some.get(some.size() - 1));
        }
    }

    private static void assertSums(
            Statement statement, String opening, String credits, String debits, String closing) {
        assertEquals(
                List.of(usd(opening), usd(credits), usd(debits), usd(closing)),
                List.of(
                        statement.opening(),
                        statement.credits(),
                        statement.debits(),
                        statement.closing()));
    }

    @Test
    void statesWhatAnAccountHadAndWhatMoved() {
        AccountId account = accountWith("10.00"); // on the first of March, at noon
        clock.set(Instant.parse("2026-03-31T23:59:59.999999Z"));
        ledger().book(fee("march", account, "1.00"));
        clock.set(Instant.parse("2026-04-01T00:00:00Z"));
        ledger().book(List.of(fee("april-1", account, "0.50"), fee("april-2", account, "0.25")));
        topUp("april-3", account, usd("3.00"));
        clock.set(Instant.parse("2026-05-01T00:00:00Z"));
        ledger().book(fee("may", account, "2.00"));
        Statement april = statement(account, "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z");
        assertSums(april, "9.00", "3.00", "0.75", "11.25");
        for (int page = 1; page <= 4; page++) {
            assertEquals(
                    List.of("april-1", "april-2", "april-3"),
                    read(april, page).stream().map(e -> e.id().value()).toList());
        }
        Statement march = statement(account, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
        assertSums(march, "0", "10.00", "1.00", "9.00");
        Statement since = statement(account, "2026-05-01T00:00:00Z", "2036-01-01T00:00:00Z");
        assertSums(since, "11.25", "0", "2.00", "9.25");
        Statement before = statement(account, "2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z");
        assertSums(before, "0", "0", "0", "0");
        assertEquals(List.of(), read(before, 10));
    }

    @Test
    void aStatementAddsUpWhateverIsBookedWhileItIsRead() {
        AccountId account = accountWith("10.00");
        ledger().book(fee("one", account, "1.00"));
        Statement statement = statement(account, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
        ledger().book(fee("two", account, "1.00"));
        List<LedgerEntry> entries = read(statement, 1);
        assertEquals(2, entries.size());
        assertEquals(usd("9.00"), statement.closing());
    }

    @Test
    void refusesAStatementOfNothing() {
        AccountId account = accountWith("1.00");
        Instant now = clock.instant();
        assertEquals(Optional.empty(), reports().statement(NOBODY, now, now.plusSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> reports().statement(account, now, now));
        Statement statement =
                reports().statement(account, now, now.plusSeconds(1)).orElseThrow();
        assertThrows(
                IllegalArgumentException.class,
                () -> reports().entries(statement, statement.start(), 1001));
    }

    @Test
    void theTrialBalanceSaysWhatEachAccountOfTheOperatorHasAndIsZero() {
        AccountId account = accountWith("1.00");
        AccountId europe = openAccount(eur("5.00"), 1);
        place("call", account, usd("0.40"));
        ledger().post(hold("call"), usd("0.50"), "call");
        ledger().place(hold("far"), europe, eur("2.00"), FIVE_MINUTES);
        ledger().post(hold("far"), eur("2.00"), "far");
        List<TrialBalance> balances = reports().trialBalances();
        assertEquals(2, balances.size());
        TrialBalance euros = balances.get(0);
        assertEquals(eur("-2.00"), euros.customers());
        assertEquals(Map.of(SystemAccount.REVENUE, eur("2.00")), euros.operator());
        TrialBalance dollars = balances.get(1);
        assertEquals(usd("0.60"), dollars.customers());
        assertEquals(
                Map.of(
                        SystemAccount.REVENUE,
                        usd("0.50"),
                        SystemAccount.PAYMENTS_CLEARING,
                        usd("-1.00"),
                        SystemAccount.WRITE_OFF,
                        usd("-0.10")),
                dollars.operator());
        for (TrialBalance balance : balances) {
            assertEquals(Money.zero(balance.currency()), balance.sum());
            assertTrue(balance.isZero());
        }
    }
}
