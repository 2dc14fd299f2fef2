package io.a2b.core.ledger;

import static io.a2b.core.ledger.EntryCode.TOP_UP;
import static io.a2b.core.ledger.SystemAccount.PAYMENTS_CLEARING;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What every {@link Ledger} keeps. */
public abstract class LedgerContract {
    protected static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    protected static final AccountId NOBODY = new AccountId(999_999_999);

    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");

    /** The ledger under test; the same for all calls within a test. */
    protected abstract Ledger ledger();

    /** Opens an account with nothing on it, in the currency of the limit. */
    protected abstract AccountId openAccount(Money creditLimit, int callsMax);

    protected static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    protected static Money eur(String amount) {
        return Money.of("EUR", amount);
    }

    protected static HoldId hold(String id) {
        return new HoldId(id);
    }

    /** An account with that much on it, no credit, and room for three calls. */
    protected AccountId accountWith(String posted) {
        AccountId account = openAccount(usd("0"), 3);
        topUp("first-of-" + account, account, usd(posted));
        return account;
    }

    protected CreditResult topUp(String id, AccountId account, Money amount) {
        return ledger().credit(
                        new EntryId(id), PAYMENTS_CLEARING, account, amount, TOP_UP, "pay-1");
    }

    protected HoldResult place(String id, AccountId account, Money amount) {
        return ledger().place(hold(id), account, amount, FIVE_MINUTES);
    }

    protected static void assertRefused(HoldResult.Reason reason, HoldResult result) {
        assertEquals(new HoldResult.Refused(reason), result);
    }

    protected void assertBalance(AccountId account, String posted, String held, int calls) {
        Balance balance = ledger().balance(account).orElseThrow();
        assertEquals(
                List.of(usd(posted), usd(held), calls),
                List.of(balance.posted(), balance.held(), balance.callsHeld()));
    }

    @AfterEach
    void theBooksBalance() {
        assertEquals(List.of(), ledger().audit().contradictions());
    }

    @Test
    void setsMoneyAside() {
        AccountId account = accountWith("1.00");
        Hold expected = new Hold(
                hold("call-1"),
                account,
                usd("0.75"),
                Instant.parse("2026-03-01T12:05:00Z"),
                HoldState.OPEN);
        assertEquals(new HoldResult.Held(expected), place("call-1", account, usd("0.75")));
        assertEquals(Optional.of(expected), ledger().findHold(hold("call-1")));
        assertBalance(account, "1.00", "0.75", 1);
    }

    @Test
    void setsAllAsideThatIsAvailableAndNotAMicroMore() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.75"));
        assertRefused(
                HoldResult.Reason.FUNDS_INSUFFICIENT, place("call-2", account, usd("0.250001")));
        assertInstanceOf(HoldResult.Held.class, place("call-3", account, usd("0.25")));
        assertBalance(account, "1.00", "1.00", 2);
    }

    @Test
    void lendsUpToTheCreditLimit() {
        AccountId account = openAccount(usd("5.00"), 3);
        assertRefused(
                HoldResult.Reason.FUNDS_INSUFFICIENT, place("call-1", account, usd("5.000001")));
        assertInstanceOf(HoldResult.Held.class, place("call-1", account, usd("5.00")));
        ledger().post(hold("call-1"), usd("5.00"), "call-1");
        assertBalance(account, "-5.00", "0", 0);
        assertEquals(usd("0"), ledger().balance(account).orElseThrow().available());
    }

    @Test
    void setsNothingAsideForACallThatCostsNothingButCountsIt() {
        AccountId account = openAccount(usd("0"), 1);
        assertInstanceOf(HoldResult.Held.class, place("call-1", account, usd("0")));
        assertRefused(HoldResult.Reason.CALLS_EXCEEDED, place("call-2", account, usd("0")));
        assertBalance(account, "0", "0", 1);
    }

    @Test
    void refusesToPlaceInOrderOfPrecedence() {
        AccountId account = openAccount(usd("0"), 1);
        topUp("order", account, usd("1.00"));
        place("call-1", account, usd("0.40"));
        assertRefused(HoldResult.Reason.ACCOUNT_UNKNOWN, place("x", NOBODY, eur("9.00")));
        assertRefused(HoldResult.Reason.CURRENCY_DIFFERS, place("x", account, eur("9.00")));
        assertRefused(HoldResult.Reason.CALLS_EXCEEDED, place("x", account, usd("9.00")));
        ledger().voidHold(hold("call-1"));
        assertRefused(HoldResult.Reason.FUNDS_INSUFFICIENT, place("x", account, usd("9.00")));
        assertEquals(Optional.empty(), ledger().findHold(hold("x")));
        assertInstanceOf(HoldResult.Held.class, place("x", account, usd("1.00")));
    }

    @Test
    void placesOnceHoweverOftenItIsRepeated() {
        AccountId account = accountWith("1.00");
        HoldResult first = place("call-1", account, usd("0.75"));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(first, place("call-1", account, usd("0.75")));
        assertBalance(account, "1.00", "0.75", 1);
    }

    @Test
    void refusesTheSameHoldOnOtherTerms() {
        AccountId account = accountWith("1.00");
        AccountId other = accountWith("1.00");
        place("call-1", account, usd("0.50"));
        HoldConflictException amount = assertThrows(
                HoldConflictException.class, () -> place("call-1", account, usd("0.51")));
        assertTrue(amount.getMessage().contains("USD 0.50"), amount.getMessage());
        assertTrue(amount.getMessage().contains("USD 0.51"), amount.getMessage());
        assertThrows(HoldConflictException.class, () -> place("call-1", other, usd("0.50")));
        assertThrows(HoldConflictException.class, () -> place("call-1", account, eur("0.50")));
        assertBalance(other, "1.00", "0", 0);
    }

    @Test
    void tellsIdsApartThatDifferInCaseOnly() {
        AccountId account = accountWith("1.00");
        place("call-a", account, usd("0.10"));
        assertInstanceOf(HoldResult.Held.class, place("call-A", account, usd("0.20")));
        assertBalance(account, "1.00", "0.30", 2);
    }

    @Test
    void extendsAnOpenHold() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.40"));
        clock.advance(Duration.ofMinutes(4));
        ExtendResult result = ledger().extend(hold("call-1"), 1, usd("0.60"), FIVE_MINUTES);
        Hold expected = new Hold(
                hold("call-1"),
                account,
                usd("1.00"),
                Instant.parse("2026-03-01T12:09:00Z"),
                HoldState.OPEN);
        assertEquals(new ExtendResult.Extended(expected), result);
        assertEquals(result, ledger().extend(hold("call-1"), 1, usd("0.60"), FIVE_MINUTES));
        assertBalance(account, "1.00", "1.00", 1);
        assertThrows(
                HoldConflictException.class,
                () -> ledger().extend(hold("call-1"), 1, usd("0.59"), FIVE_MINUTES));
    }

    @Test
    void repeatsOfPlaceCompareWithWhatWasPlacedNotWithExtensions() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.40"));
        ledger().extend(hold("call-1"), 1, usd("0.10"), FIVE_MINUTES);
        HoldResult.Held again =
                assertInstanceOf(HoldResult.Held.class, place("call-1", account, usd("0.40")));
        assertEquals(usd("0.50"), again.hold().amount());
    }

    @Test
    void refusesToExtendInOrderOfPrecedence() {
        AccountId account = accountWith("1.00");
        assertEquals(refused(ExtendResult.Reason.HOLD_UNKNOWN), extend("call-1", eur("9.00")));
        place("call-1", account, usd("0.40"));
        Instant expiry = ledger().findHold(hold("call-1")).orElseThrow().expiresAt();
        assertEquals(refused(ExtendResult.Reason.CURRENCY_DIFFERS), extend("call-1", eur("9.00")));
        assertEquals(
                refused(ExtendResult.Reason.FUNDS_INSUFFICIENT), extend("call-1", usd("0.600001")));
        assertBalance(account, "1.00", "0.40", 1);
        assertEquals(expiry, ledger().findHold(hold("call-1")).orElseThrow().expiresAt());
        ledger().voidHold(hold("call-1"));
        assertEquals(refused(ExtendResult.Reason.HOLD_RESOLVED), extend("call-1", eur("9.00")));
    }

    private static ExtendResult refused(ExtendResult.Reason reason) {
        return new ExtendResult.Refused(reason);
    }

    private ExtendResult extend(String id, Money more) {
        clock.advance(Duration.ofSeconds(1));
        return ledger().extend(hold(id), 7, more, FIVE_MINUTES);
    }

    @Test
    void chargesAndGivesTheRestBack() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.75"));
        PostResult first = ledger().post(hold("call-1"), usd("0.30"), "ref-1");
        assertEquals(new PostResult.Posted(hold("call-1"), usd("0.30"), usd("0"), false), first);
        assertBalance(account, "0.70", "0", 0);
        assertEquals(
                new PostResult.Posted(hold("call-1"), usd("0.30"), usd("0"), true),
                ledger().post(hold("call-1"), usd("0.30"), "ref-1"));
        assertBalance(account, "0.70", "0", 0);
        assertThrows(
                HoldConflictException.class,
                () -> ledger().post(hold("call-1"), usd("0.31"), "ref-1"));
        List<LedgerEntry> entries = ledger().entriesOf("ref-1");
        assertEquals(1, entries.size());
        LedgerEntry entry = entries.get(0);
        assertEquals(new LedgerAccount.Customer(account), entry.from());
        assertEquals(new LedgerAccount.Operator(SystemAccount.REVENUE), entry.to());
        assertEquals(usd("0.30"), entry.amount());
        assertEquals(EntryCode.CALL_CHARGE, entry.code());
        assertEquals(clock.instant(), entry.postedAt());
    }

    @Test
    void writesOffWhatGoesBeyondTheHold() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.25"));
        assertEquals(
                new PostResult.Posted(hold("call-1"), usd("0.25"), usd("0.15"), false),
                ledger().post(hold("call-1"), usd("0.40"), "ref-1"));
        assertBalance(account, "0.75", "0", 0);
        LedgerEntry writtenOff = ledger().entriesOf("ref-1").get(1);
        assertEquals(EntryCode.CALL_UNCOVERED, writtenOff.code());
        assertEquals(usd("0.15"), writtenOff.amount());
        assertEquals(new LedgerAccount.Operator(SystemAccount.WRITE_OFF), writtenOff.from());
    }

    @Test
    void postsNothingWithoutAnEntry() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.25"));
        assertEquals(
                new PostResult.Posted(hold("call-1"), usd("0"), usd("0"), false),
                ledger().post(hold("call-1"), usd("0"), "ref-1"));
        assertEquals(List.of(), ledger().entriesOf("ref-1"));
        assertBalance(account, "1.00", "0", 0);
    }

    @Test
    void chargesAnExpiredHoldAsFarAsMoneyIsAvailable() {
        AccountId account = accountWith("1.00");
        place("late", account, usd("0.80"));
        clock.advance(FIVE_MINUTES);
        ledger().expire(hold("late"));
        place("next", account, usd("0.70"));
        assertEquals(
                new PostResult.Posted(hold("late"), usd("0.30"), usd("0.50"), false),
                ledger().post(hold("late"), usd("0.80"), "late"));
        assertBalance(account, "0.70", "0.70", 1);
        assertEquals(
                new PostResult.Posted(hold("late"), usd("0.30"), usd("0.50"), true),
                ledger().post(hold("late"), usd("0.80"), "late"));
    }

    @Test
    void chargesAnExpiredHoldNoMoreThanWasHeld() {
        AccountId account = accountWith("1.00");
        place("late", account, usd("0.20"));
        clock.advance(FIVE_MINUTES);
        ledger().expire(hold("late"));
        assertEquals(
                new PostResult.Posted(hold("late"), usd("0.20"), usd("0.30"), false),
                ledger().post(hold("late"), usd("0.50"), "late"));
    }

    @Test
    void refusesToPostInOrderOfPrecedence() {
        AccountId account = accountWith("1.00");
        assertEquals(
                new PostResult.Refused(PostResult.Reason.HOLD_UNKNOWN),
                ledger().post(hold("call-1"), eur("0.10"), "r"));
        place("call-1", account, usd("0.25"));
        ledger().voidHold(hold("call-1"));
        assertEquals(
                new PostResult.Refused(PostResult.Reason.CURRENCY_DIFFERS),
                ledger().post(hold("call-1"), eur("0.10"), "r"));
        assertEquals(
                new PostResult.Refused(PostResult.Reason.HOLD_VOIDED),
                ledger().post(hold("call-1"), usd("0.10"), "r"));
        assertBalance(account, "1.00", "0", 0);
    }

    protected CorrectResult correct(String hold, String id, Money amount) {
        return ledger().correct(hold(hold), new CorrectionId(id), amount, "ref-1");
    }

    private static CorrectResult corrected(
            String hold, String id, String before, String off, String charged, String uncovered) {
        return new CorrectResult.Corrected(
                hold(hold),
                new CorrectionId(id),
                usd(before),
                usd(off),
                usd(charged),
                usd(uncovered),
                false);
    }

    private AccountId accountThatPaid(String balance, String held, String charged) {
        AccountId account = accountWith(balance);
        place("call-1", account, usd(held));
        ledger().post(hold("call-1"), usd(charged), "ref-1");
        return account;
    }

    @Test
    void chargesLessAfterACorrectionAndSaysBothInEntries() {
        AccountId account = accountThatPaid("1.00", "0.75", "0.30");
        clock.advance(Duration.ofDays(40));
        assertEquals(
                corrected("call-1", "run-1", "0.30", "0", "0.10", "0"),
                correct("call-1", "run-1", usd("0.10")));
        assertBalance(account, "0.90", "0", 0);
        List<LedgerEntry> entries = ledger().entriesOf("ref-1");
        assertEquals(
                List.of(EntryCode.CALL_CHARGE, EntryCode.CHARGE_REVERSED, EntryCode.CALL_CHARGE),
                entries.stream().map(LedgerEntry::code).toList());
        assertEquals(
                List.of(usd("0.30"), usd("0.30"), usd("0.10")),
                entries.stream().map(LedgerEntry::amount).toList());
        LedgerEntry reversal = entries.get(1);
        assertEquals(new LedgerAccount.Operator(SystemAccount.REVENUE), reversal.from());
        assertEquals(new LedgerAccount.Customer(account), reversal.to());
        assertEquals(clock.instant(), reversal.postedAt());
        assertEquals(
                new PostResult.Posted(hold("call-1"), usd("0.30"), usd("0"), true),
                ledger().post(hold("call-1"), usd("0.30"), "ref-1"));
    }

    @Test
    void chargesMoreAsFarAsMoneyIsAvailable() {
        AccountId account = accountThatPaid("1.00", "0.75", "0.30");
        place("live", account, usd("0.60"));
        assertEquals(
                corrected("call-1", "run-1", "0.30", "0", "0.40", "0.50"),
                correct("call-1", "run-1", usd("0.90")));
        assertBalance(account, "0.60", "0.60", 1);
        LedgerEntry last = ledger().entriesOf("ref-1").get(3);
        assertEquals(EntryCode.CALL_UNCOVERED, last.code());
        assertEquals(new LedgerAccount.Operator(SystemAccount.WRITE_OFF), last.from());
        assertEquals(new LedgerAccount.Operator(SystemAccount.REVENUE), last.to());
    }

    @Test
    void takesNothingMoreFromAnAccountWithNothingLeft() {
        AccountId account = accountThatPaid("0.75", "0.75", "0.75");
        assertEquals(
                corrected("call-1", "run-1", "0.75", "0", "0.75", "0.25"),
                correct("call-1", "run-1", usd("1.00")));
        assertBalance(account, "0", "0", 0);
    }

    @Test
    void lendsForACorrectionUpToTheCreditLimit() {
        AccountId account = openAccount(usd("5.00"), 3);
        place("call-1", account, usd("4.00"));
        ledger().post(hold("call-1"), usd("4.00"), "ref-1");
        assertEquals(
                corrected("call-1", "run-1", "4.00", "0", "5.00", "1.00"),
                correct("call-1", "run-1", usd("6.00")));
        assertBalance(account, "-5.00", "0", 0);
    }

    @Test
    void forgivesWhatWasWrittenOffBeforeItGivesBackWhatWasPaid() {
        AccountId account = accountThatPaid("0.25", "0.25", "0.40");
        assertEquals(
                corrected("call-1", "run-1", "0.25", "0.15", "0.25", "0.05"),
                correct("call-1", "run-1", usd("0.30")));
        assertBalance(account, "0", "0", 0);
        LedgerEntry relief = ledger().entriesOf("ref-1").get(3);
        assertEquals(EntryCode.UNCOVERED_REVERSED, relief.code());
        assertEquals(usd("0.15"), relief.amount());
        assertEquals(new LedgerAccount.Operator(SystemAccount.REVENUE), relief.from());
        assertEquals(new LedgerAccount.Operator(SystemAccount.WRITE_OFF), relief.to());
        assertEquals(
                corrected("call-1", "run-2", "0.25", "0.05", "0.20", "0"),
                correct("call-1", "run-2", usd("0.20")));
        assertBalance(account, "0.05", "0", 0);
        assertEquals(
                corrected("call-1", "run-3", "0.20", "0", "0", "0"),
                correct("call-1", "run-3", usd("0")));
        assertBalance(account, "0.25", "0", 0);
    }

    @Test
    void correctsOnceHoweverOftenItIsRepeated() {
        AccountId account = accountThatPaid("1.00", "0.75", "0.30");
        correct("call-1", "run-1", usd("0.10"));
        correct("call-1", "run-2", usd("0.20"));
        CorrectResult.Corrected first = assertInstanceOf(
                CorrectResult.Corrected.class, correct("call-1", "run-1", usd("0.10")));
        assertTrue(first.replay());
        assertEquals(
                List.of(usd("0.30"), usd("0.10")), List.of(first.chargedBefore(), first.charged()));
        assertBalance(account, "0.80", "0", 0);
        assertThrows(
                HoldConflictException.class, () -> correct("call-1", "run-1", usd("0.100001")));
        assertBalance(account, "0.80", "0", 0);
        assertEquals(5, ledger().entriesOf("ref-1").size());
    }

    @Test
    void refusesToCorrectInOrderOfPrecedence() {
        AccountId account = accountWith("1.00");
        assertEquals(
                new CorrectResult.Refused(CorrectResult.Reason.HOLD_UNKNOWN),
                correct("call-1", "run-1", eur("0.10")));
        place("call-1", account, usd("0.25"));
        assertEquals(
                new CorrectResult.Refused(CorrectResult.Reason.CURRENCY_DIFFERS),
                correct("call-1", "run-1", eur("0.10")));
        assertEquals(
                new CorrectResult.Refused(CorrectResult.Reason.HOLD_NOT_POSTED),
                correct("call-1", "run-1", usd("0.10")));
        ledger().voidHold(hold("call-1"));
        assertEquals(
                new CorrectResult.Refused(CorrectResult.Reason.HOLD_NOT_POSTED),
                correct("call-1", "run-1", usd("0.10")));
        assertBalance(account, "1.00", "0", 0);
        assertEquals(List.of(), ledger().entriesOf("ref-1"));
    }

    @Test
    void hasRoomForTheLongestIdsInACorrection() {
        AccountId account = accountWith("1.00");
        String hold = "h".repeat(80);
        place(hold, account, usd("0.25"));
        ledger().post(hold(hold), usd("0.40"), "ref-1");
        assertEquals(
                corrected(hold, "r".repeat(64), "0.25", "0.15", "0.50", "0"),
                correct(hold, "r".repeat(64), usd("0.50")));
        assertWrong("value", () -> new CorrectionId("r".repeat(65)));
        assertWrong("value", () -> new CorrectionId(""));
    }

    @Test
    void givesAllBackOnce() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.25"));
        for (boolean replay : List.of(false, true)) {
            VoidResult.Released released =
                    assertInstanceOf(VoidResult.Released.class, ledger().voidHold(hold("call-1")));
            assertEquals(HoldState.VOIDED, released.hold().state());
            assertEquals(replay, released.replay());
            assertBalance(account, "1.00", "0", 0);
        }
    }

    @Test
    void refusesToGiveBackInOrderOfPrecedence() {
        AccountId account = accountWith("1.00");
        VoidResult unknown = new VoidResult.Refused(VoidResult.Reason.HOLD_UNKNOWN);
        assertEquals(unknown, ledger().voidHold(hold("call-1")));
        assertEquals(unknown, ledger().expire(hold("call-1")));
        place("call-1", account, usd("0.25"));
        clock.advance(FIVE_MINUTES.minusNanos(1000));
        assertEquals(
                new VoidResult.Refused(VoidResult.Reason.HOLD_NOT_DUE),
                ledger().expire(hold("call-1")));
        ledger().post(hold("call-1"), usd("0.10"), "r");
        VoidResult wasPosted = new VoidResult.Refused(VoidResult.Reason.HOLD_POSTED);
        assertEquals(wasPosted, ledger().voidHold(hold("call-1")));
        assertEquals(wasPosted, ledger().expire(hold("call-1")));
    }

    @Test
    void expiresFromTheInstantOnAtWhichItsTimeHasPassed() {
        AccountId account = accountWith("1.00");
        place("b", account, usd("0.25"));
        place("a", account, usd("0.25"));
        clock.advance(Duration.ofSeconds(1));
        place("c", account, usd("0.25"));
        clock.advance(FIVE_MINUTES.minusSeconds(1));
        List<HoldId> due = ledger().overdueHolds(clock.instant(), 10).stream()
                .map(Hold::id)
                .toList();
        assertEquals(List.of(hold("a"), hold("b")), due);
        List<Hold> first = ledger().overdueHolds(clock.instant(), 1);
        assertEquals(List.of(hold("a")), first.stream().map(Hold::id).toList());
        Optional<Hold> last = Optional.of(first.get(0));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(
                List.of(hold("b"), hold("c")),
                ledger().overdueHolds(clock.instant(), last, 10).stream()
                        .map(Hold::id)
                        .toList());
        VoidResult.Released released =
                assertInstanceOf(VoidResult.Released.class, ledger().expire(hold("a")));
        assertEquals(HoldState.EXPIRED, released.hold().state());
        assertBalance(account, "1.00", "0.50", 2);
        assertEquals(new VoidResult.Released(released.hold(), true), ledger().voidHold(hold("a")));
    }

    @Test
    void creditsOnce() {
        AccountId account = openAccount(usd("0"), 1);
        CreditResult.Credited first =
                assertInstanceOf(CreditResult.Credited.class, topUp("pay", account, usd("2.00")));
        clock.advance(Duration.ofDays(1));
        assertEquals(
                new CreditResult.Credited(first.entry(), true), topUp("pay", account, usd("2.00")));
        assertBalance(account, "2.00", "0", 0);
        assertThrows(EntryConflictException.class, () -> topUp("pay", account, usd("2.01")));
        assertThrows(EntryConflictException.class, () -> topUp("pay", NOBODY, usd("2.00")));
        assertThrows(
                EntryConflictException.class,
                () -> topUp("pay", openAccount(usd("0"), 1), usd("2.00")));
        assertBalance(account, "2.00", "0", 0);
    }

    @Test
    void refusesToCreditInOrderOfPrecedence() {
        AccountId account = openAccount(usd("0"), 1);
        assertEquals(
                new CreditResult.Refused(CreditResult.Reason.ACCOUNT_UNKNOWN),
                topUp("p", NOBODY, eur("1.00")));
        assertEquals(
                new CreditResult.Refused(CreditResult.Reason.CURRENCY_DIFFERS),
                topUp("p", account, eur("1.00")));
        assertInstanceOf(CreditResult.Credited.class, topUp("p", account, usd("1.00")));
    }

    @Test
    void listsTheEntriesOfAnAccountPageByPage() {
        AccountId account = accountWith("1.00");
        AccountId other = accountWith("1.00");
        place("call-1", account, usd("0.25"));
        ledger().post(hold("call-1"), usd("0.25"), "r");
        topUp("more", account, usd("1.00"));
        topUp("others", other, usd("1.00"));
        List<LedgerEntry> all = ledger().entries(account, 0, 10);
        assertEquals(
                List.of(usd("1.00"), usd("0.25"), usd("1.00")),
                all.stream().map(LedgerEntry::amount).toList());
        List<LedgerEntry> firstPage = ledger().entries(account, 0, 2);
        assertEquals(all.subList(0, 2), firstPage);
        assertEquals(
                all.subList(2, 3), ledger().entries(account, firstPage.get(1).sequence(), 2));
    }

    @Test
    void knowsNothingOfAnAccountThatDoesNotExist() {
        assertEquals(Optional.empty(), ledger().balance(NOBODY));
        assertEquals(List.of(), ledger().entries(NOBODY, 0, 10));
        assertEquals(Optional.empty(), ledger().findHold(hold("nobody")));
    }

    @Test
    void namesTheArgumentThatIsWrong() {
        AccountId account = accountWith("1.00");
        assertWrong("amount", () -> place("x", account, usd("-0.01")));
        assertWrong("amount", () -> topUp("x", account, usd("0")));
        assertWrong("amount", () -> topUp("x", account, usd("-1")));
        assertWrong("amount", () -> ledger().post(hold("x"), usd("-1"), "r"));
        assertWrong("amount", () -> correct("x", "r", usd("-1")));
        assertWrong(
                "reference",
                () -> ledger().correct(hold("x"), new CorrectionId("r"), usd("1"), " "));
        assertWrong("id", () -> topUp("hold:x", account, usd("1")));
        assertWrong("reference", () -> ledger().post(hold("x"), usd("1"), ""));
        assertWrong("reference", () -> ledger().post(hold("x"), usd("1"), "x".repeat(97)));
        assertWrong("more", () -> ledger().extend(hold("x"), 1, usd("-1"), FIVE_MINUTES));
        assertWrong("step", () -> ledger().extend(hold("x"), 0, usd("1"), FIVE_MINUTES));
        assertWrong(
                "timeToLive", () -> ledger().place(hold("x"), account, usd("1"), Duration.ZERO));
        assertWrong("limit", () -> ledger().overdueHolds(clock.instant(), 0));
        assertWrong("limit", () -> ledger().entries(account, 0, 1001));
        assertWrong("after", () -> ledger().entries(account, -1, 10));
        for (EntryCode code : List.of(
                EntryCode.CALL_CHARGE,
                EntryCode.CALL_UNCOVERED,
                EntryCode.CHARGE_REVERSED,
                EntryCode.UNCOVERED_REVERSED)) {
            assertWrong(
                    "code",
                    () -> ledger().credit(
                                    new EntryId("x"),
                                    PAYMENTS_CLEARING,
                                    account,
                                    usd("1"),
                                    code,
                                    "r"));
        }
    }

    private static void assertWrong(String argument, Runnable call) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refused.getMessage().startsWith(argument + ":"), refused.getMessage());
    }

    private static Booking fee(String id, AccountId account, String amount) {
        return Booking.debit(
                new EntryId(id), account, SystemAccount.REVENUE, usd(amount), EntryCode.FEE, "fee");
    }

    private static Booking transfer(String id, AccountId from, AccountId to, String amount) {
        return new Booking(
                new EntryId(id),
                new LedgerAccount.Customer(from),
                new LedgerAccount.Customer(to),
                usd(amount),
                EntryCode.TRANSFER,
                "transfer");
    }

    @Test
    void booksWhatBelongsTogetherOrNothing() {
        AccountId account = accountWith("1.00");
        Booking tax = Booking.debit(
                new EntryId("tax"), account, SystemAccount.TAX, usd("0.20"), EntryCode.TAX, "fee");
        BookResult.Booked booked = assertInstanceOf(
                BookResult.Booked.class, ledger().book(List.of(fee("fee", account, "0.80"), tax)));
        assertEquals(
                List.of(EntryCode.FEE, EntryCode.TAX),
                booked.entries().stream().map(LedgerEntry::code).toList());
        assertEquals(usd("0"), ledger().balance(account).orElseThrow().posted());
        assertEquals(
                new BookResult.Refused(BookResult.Reason.FUNDS_INSUFFICIENT, account),
                ledger().book(List.of(transfer("t", account, accountWith("5.00"), "0.01"))));
        assertEquals(Optional.empty(), ledger().findEntry(new EntryId("t")));
    }

    @Test
    void booksOnceHoweverOftenItIsAsked() {
        AccountId account = accountWith("1.00");
        ledger().book(fee("fee", account, "0.80"));
        BookResult.Booked again = assertInstanceOf(
                BookResult.Booked.class, ledger().book(fee("fee", account, "0.80")));
        assertTrue(again.replay());
        assertEquals(usd("0.20"), ledger().balance(account).orElseThrow().posted());
        assertThrows(
                EntryConflictException.class, () -> ledger().book(fee("fee", account, "0.10")));
        assertThrows(
                EntryConflictException.class,
                () -> ledger().book(List.of(
                        fee("other", account, "0.01"), fee("fee", account, "0.80"))));
        assertEquals(usd("0.20"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void booksNothingThatIsHeldForCalls() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.50"));
        assertEquals(
                new BookResult.Refused(BookResult.Reason.FUNDS_INSUFFICIENT, account),
                ledger().book(fee("fee", account, "0.51")));
        assertInstanceOf(BookResult.Booked.class, ledger().book(fee("fee", account, "0.50")));
    }

    @Test
    void booksATransferBetweenCustomers() {
        AccountId from = accountWith("1.00");
        AccountId to = accountWith("0.50");
        assertInstanceOf(BookResult.Booked.class, ledger().book(transfer("t", from, to, "0.75")));
        assertEquals(usd("0.25"), ledger().balance(from).orElseThrow().posted());
        assertEquals(usd("1.25"), ledger().balance(to).orElseThrow().posted());
        assertTrue(ledger().audit().balance(), () -> ledger().audit().toString());
    }

    @Test
    void refusesBookingsInOrder() {
        AccountId account = accountWith("1.00");
        assertEquals(
                new BookResult.Refused(BookResult.Reason.ACCOUNT_UNKNOWN, NOBODY),
                ledger().book(fee("a", NOBODY, "9.00")));
        Booking euros = Booking.debit(
                new EntryId("b"), account, SystemAccount.REVENUE, eur("9"), EntryCode.FEE, "fee");
        assertEquals(
                new BookResult.Refused(BookResult.Reason.CURRENCY_DIFFERS, account),
                ledger().book(euros));
        assertThrows(
                IllegalArgumentException.class,
                () -> ledger().book(List.of(fee("c", account, "0.10"), euros)));
        assertThrows(IllegalArgumentException.class, () -> ledger().book(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> ledger().book(List.of(fee("d", account, "0.10"), fee("d", account, "0.10"))));
    }
}
