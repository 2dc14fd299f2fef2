package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** What every {@link Ledger} lets through, and who pays for what goes beyond a hold. */
public abstract class LedgerGuardsContract extends LedgerContract {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    protected abstract void changeStatus(AccountId account, AccountStatus status);

    protected abstract void cap(AccountId account, SpendCaps caps, ZoneId zone);

    @Test
    void letsNoNewCallThroughOfAnAccountThatIsNotActive() {
        AccountId account = openAccount(usd("0"), 1);
        topUp("first", account, usd("1.00"));
        place("open", account, usd("0.40"));
        changeStatus(account, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT);
        assertRefused(HoldResult.Reason.CURRENCY_DIFFERS, place("x", account, eur("9.00")));
        assertRefused(HoldResult.Reason.ACCOUNT_NOT_ACTIVE, place("x", account, usd("9.00")));
        changeStatus(account, AccountStatus.ACTIVE);
        assertRefused(HoldResult.Reason.CALLS_EXCEEDED, place("x", account, usd("9.00")));
    }

    @Test
    void letsACallGoOnThatBeganBeforeItsAccountWasSuspended() {
        AccountId account = accountWith("1.00");
        place("open", account, usd("0.40"));
        changeStatus(account, AccountStatus.SUSPENDED_FOR_LITIGATION);
        assertInstanceOf(
                ExtendResult.Extended.class,
                ledger().extend(hold("open"), 1, usd("0.10"), FIVE_MINUTES));
        ledger().post(hold("open"), usd("0.45"), "open");
        assertBalance(account, "0.55", "0", 0);
    }

    @Test
    void chargesLateWhateverTheStatusAndTheCallsOfTheAccountButOnlyMoneyThatIsThere() {
        AccountId account = openAccount(usd("0"), 1);
        topUp("first", account, usd("1.00"));
        place("open", account, usd("0.40"));
        changeStatus(account, AccountStatus.CANCELLED);
        assertRefused(
                HoldResult.Reason.FUNDS_INSUFFICIENT,
                ledger().placeLate(hold("late"), account, usd("0.61"), FIVE_MINUTES));
        assertInstanceOf(
                HoldResult.Held.class,
                ledger().placeLate(hold("late"), account, usd("0.60"), FIVE_MINUTES));
        ledger().post(hold("late"), usd("0.60"), "late");
        assertBalance(account, "0.40", "0.40", 1);
    }

    @Test
    void holdsNoMoreThanTheTighterCapLeaves() {
        AccountId account = accountWith("10.00");
        cap(account, SpendCaps.none().withDay(usd("1.00")).withMonth(usd("3.00")), ZoneOffset.UTC);
        assertEquals(usd("1.00"), available(account));
        assertRefused(HoldResult.Reason.SPEND_CAP_REACHED, place("a", account, usd("1.000001")));
        assertRefused(HoldResult.Reason.FUNDS_INSUFFICIENT, place("a", account, usd("10.01")));
        place("a", account, usd("0.70"));
        assertEquals(usd("0.30"), available(account));
        ExtendResult more = ledger().extend(hold("a"), 1, usd("0.31"), FIVE_MINUTES);
        assertEquals(new ExtendResult.Refused(ExtendResult.Reason.SPEND_CAP_REACHED), more);
        ledger().post(hold("a"), usd("0.60"), "a");
        assertEquals(usd("0.40"), available(account));
        assertEquals(usd("9.40"), balance(account).funds());
        assertInstanceOf(HoldResult.Held.class, place("b", account, usd("0.40")));
    }

    @Test
    void countsTheDaysAndMonthsOfTheAccountsOwnCalendar() {
        AccountId account = accountWith("10.00");
        cap(account, SpendCaps.none().withDay(usd("1.00")).withMonth(usd("2.50")), NEW_YORK);
        clock.set(Instant.parse("2026-03-08T04:59:59Z")); // 23:59:59 of the 7th
        spend("a", account, "1.00");
        assertRefused(HoldResult.Reason.SPEND_CAP_REACHED, place("b", account, usd("0.01")));
        clock.set(Instant.parse("2026-03-08T05:00:00Z"));
        spend("c", account, "1.00");
        clock.set(Instant.parse("2026-03-09T03:59:59Z")); // the 8th has 23 hours
        assertRefused(HoldResult.Reason.SPEND_CAP_REACHED, place("d", account, usd("0.01")));
        clock.set(Instant.parse("2026-03-09T04:00:00Z"));
        assertEquals(usd("0.50"), available(account));
        spend("e", account, "0.50");
        clock.set(Instant.parse("2026-04-01T03:59:59Z"));
        assertRefused(HoldResult.Reason.SPEND_CAP_REACHED, place("f", account, usd("0.01")));
        clock.set(Instant.parse("2026-04-01T04:00:00Z"));
        assertEquals(usd("1.00"), available(account));
        spend("g", account, "1.00");
        assertEquals(usd("1.00"), balance(account).spending().thisMonth());
    }

    @Test
    void countsWhatIsHeldOverMidnightInTheDayInWhichItIsCharged() {
        AccountId account = accountWith("10.00");
        cap(account, SpendCaps.none().withDay(usd("1.00")), ZoneOffset.UTC);
        place("a", account, usd("0.80"));
        clock.advance(Duration.ofHours(12));
        assertEquals(usd("0.20"), available(account));
        ledger().post(hold("a"), usd("0.50"), "a");
        assertEquals(usd("0.50"), available(account));
    }

    @Test
    void feesCountForTheCapsButAreNotKeptFromBeingPaid() {
        AccountId account = accountWith("10.00");
        cap(account, SpendCaps.none().withDay(usd("1.00")), ZoneOffset.UTC);
        Booking fee = Booking.debit(
                new EntryId("fee"),
                account,
                SystemAccount.REVENUE,
                usd("1.50"),
                EntryCode.FEE,
                "fee");
        assertInstanceOf(BookResult.Booked.class, ledger().book(fee));
        assertInstanceOf(BookResult.Booked.class, ledger().book(fee));
        assertEquals(usd("1.50"), balance(account).spending().today());
        assertEquals(usd("-0.50"), available(account));
        assertRefused(HoldResult.Reason.SPEND_CAP_REACHED, place("a", account, usd("0.01")));
    }

    @Test
    void correctionsNeitherCountNorMakeRoomAgain() {
        AccountId account = accountWith("10.00");
        cap(account, SpendCaps.none().withDay(usd("1.00")), ZoneOffset.UTC);
        spend("call-1", account, "1.00");
        correct("call-1", "less", usd("0.20"));
        assertEquals(usd("0"), available(account));
        correct("call-1", "more", usd("1.80"));
        assertBalance(account, "8.20", "0", 0);
        assertEquals(usd("1.00"), balance(account).spending().today());
    }

    private void spend(String call, AccountId account, String amount) {
        assertInstanceOf(HoldResult.Held.class, place(call, account, usd(amount)));
        ledger().post(hold(call), usd(amount), call);
    }

    private Balance balance(AccountId account) {
        return ledger().balance(account).orElseThrow();
    }

    private Money available(AccountId account) {
        return balance(account).available();
    }

    private PostResult post(String call, String amount, OverrunPolicy policy) {
        return ledger().post(hold(call), usd(amount), call, policy);
    }

    private static PostResult posted(String call, String charged, String uncovered) {
        return new PostResult.Posted(hold(call), usd(charged), usd(uncovered), false);
    }

    private void assertEntries(String reference, String... codesAndAmounts) {
        List<String> found = ledger().entriesOf(reference).stream()
                .map(entry -> entry.code() + " " + entry.amount().amount().toPlainString())
                .toList();
        assertEquals(List.of(codesAndAmounts), found);
    }

    @Test
    void chargesBeyondTheHoldWhatIsAvailable() {
        AccountId account = accountWith("1.00");
        place("a", account, usd("0.50"));
        place("other", account, usd("0.30"));
        assertEquals(posted("a", "0.70", "0.15"), post("a", "0.85", OverrunPolicy.TO_LIMIT));
        assertEntries("a", "CALL_CHARGE 0.50", "CALL_OVERRUN 0.20", "CALL_UNCOVERED 0.15");
        assertBalance(account, "0.30", "0.30", 1);
    }

    @Test
    void chargesBeyondTheHoldNoMoreThanTheCapsLeave() {
        AccountId account = accountWith("10.00");
        cap(account, SpendCaps.none().withDay(usd("0.60")), ZoneOffset.UTC);
        place("a", account, usd("0.50"));
        assertEquals(posted("a", "0.60", "0.40"), post("a", "1.00", OverrunPolicy.TO_LIMIT));
    }

    @Test
    void chargesAllAndMoreThanThereIsWhenThatIsThePolicy() {
        AccountId account = accountWith("1.00");
        place("a", account, usd("0.50"));
        place("other", account, usd("0.30"));
        assertEquals(posted("a", "0.85", "0"), post("a", "0.85", OverrunPolicy.INTO_DEBT));
        assertEntries("a", "CALL_CHARGE 0.50", "CALL_OVERRUN 0.20", "CALL_DEBT 0.15");
        assertBalance(account, "0.15", "0.30", 1);
        assertRefused(HoldResult.Reason.FUNDS_INSUFFICIENT, place("b", account, usd("0")));
        ledger().post(hold("other"), usd("0.30"), "other");
        assertBalance(account, "-0.15", "0", 0);
        topUp("paid", account, usd("0.15"));
        assertInstanceOf(HoldResult.Held.class, place("b", account, usd("0")));
    }

    private PartResult part(String call, int step, Money amount) {
        return ledger().postPart(hold(call), step, amount, call);
    }

    private static void assertRefused(PartResult.Reason reason, PartResult result) {
        assertEquals(new PartResult.Refused(reason), result);
    }

    @Test
    void chargesACallPartByPart() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.50"));
        Hold whole = ledger().findHold(hold("call-1")).orElseThrow();
        Hold rest = new Hold(whole.id(), account, usd("0.30"), whole.expiresAt(), HoldState.OPEN);
        assertEquals(
                new PartResult.Posted(rest, usd("0.20"), false), part("call-1", 1, usd("0.20")));
        assertEquals(
                new PartResult.Posted(rest, usd("0.20"), true), part("call-1", 1, usd("0.20")));
        assertBalance(account, "0.80", "0.30", 1);
        assertThrows(HoldConflictException.class, () -> part("call-1", 1, usd("0.21")));
        assertRefused(PartResult.Reason.HOLD_EXCEEDED, part("call-1", 2, usd("0.300001")));
        ledger().extend(hold("call-1"), 1, usd("0.10"), FIVE_MINUTES);
        part("call-1", 2, usd("0.35"));
        assertBalance(account, "0.45", "0.05", 1);
        assertEquals(
                posted("call-1", "0.05", "0.02"), post("call-1", "0.07", OverrunPolicy.WRITE_OFF));
        assertBalance(account, "0.40", "0", 0);
        assertEntries(
                "call-1",
                "CALL_CHARGE 0.20",
                "CALL_CHARGE 0.35",
                "CALL_CHARGE 0.05",
                "CALL_UNCOVERED 0.02");
        CorrectResult.Corrected less = assertInstanceOf(
                CorrectResult.Corrected.class, correct("call-1", "a", usd("0.10")));
        assertEquals(usd("0.60"), less.chargedBefore());
        assertBalance(account, "0.90", "0", 0);
    }

    @Test
    void refusesAPartInOrderOfPrecedence() {
        AccountId account = accountWith("1.00");
        assertRefused(PartResult.Reason.HOLD_UNKNOWN, part("a", 1, eur("9.00")));
        place("a", account, usd("0.50"));
        assertRefused(PartResult.Reason.CURRENCY_DIFFERS, part("a", 1, eur("9.00")));
        assertRefused(PartResult.Reason.HOLD_EXCEEDED, part("a", 1, usd("9.00")));
        ledger().voidHold(hold("a"));
        assertRefused(PartResult.Reason.HOLD_RESOLVED, part("a", 1, eur("9.00")));
        assertThrows(IllegalArgumentException.class, () -> part("a", 0, usd("0.10")));
        assertThrows(IllegalArgumentException.class, () -> part("a", 1_000_000, usd("0.10")));
    }

    @Test
    void givesTheRestOfAPartlyChargedHoldBackByAPostOfNothingOrWhenItExpires() {
        AccountId account = accountWith("1.00");
        for (String call : List.of("a", "b")) {
            place(call, account, usd("0.30"));
            part(call, 1, usd("0.10"));
        }
        assertEquals(
                new VoidResult.Refused(VoidResult.Reason.HOLD_POSTED),
                ledger().voidHold(hold("a")));
        ledger().post(hold("a"), usd("0"), "a");
        clock.advance(FIVE_MINUTES);
        assertInstanceOf(VoidResult.Released.class, ledger().expire(hold("b")));
        assertBalance(account, "0.80", "0", 0);
        assertEquals(posted("b", "0.20", "0.05"), post("b", "0.25", OverrunPolicy.WRITE_OFF));
        assertBalance(account, "0.60", "0", 0);
    }

    @Test
    void partsCountForTheCaps() {
        AccountId account = accountWith("10.00");
        cap(account, SpendCaps.none().withDay(usd("1.00")), ZoneOffset.UTC);
        place("a", account, usd("1.00"));
        part("a", 1, usd("0.40"));
        assertEquals(usd("0"), available(account));
        ledger().post(hold("a"), usd("0"), "a");
        assertEquals(usd("0.60"), available(account));
    }

    @Test
    void theFirstPolicyStands() {
        AccountId account = accountWith("1.00");
        place("a", account, usd("0.50"));
        post("a", "0.85", OverrunPolicy.WRITE_OFF);
        assertEquals(
                new PostResult.Posted(hold("a"), usd("0.50"), usd("0.35"), true),
                post("a", "0.85", OverrunPolicy.INTO_DEBT));
        assertBalance(account, "0.50", "0", 0);
    }

    @Test
    void sharesOutWhatGoesBeyondAnExpiredHold() {
        AccountId account = accountWith("1.00");
        for (String call : List.of("a", "b", "c")) place(call, account, usd("0.20"));
        clock.advance(FIVE_MINUTES);
        for (String call : List.of("a", "b", "c")) ledger().expire(hold(call));
        assertEquals(posted("a", "0.20", "0.10"), post("a", "0.30", OverrunPolicy.WRITE_OFF));
        assertEquals(posted("b", "0.30", "0"), post("b", "0.30", OverrunPolicy.TO_LIMIT));
        assertEquals(posted("c", "0.80", "0"), post("c", "0.80", OverrunPolicy.INTO_DEBT));
        assertEntries("c", "CALL_CHARGE 0.20", "CALL_OVERRUN 0.30", "CALL_DEBT 0.30");
        assertBalance(account, "-0.30", "0", 0);
    }

    @Test
    void correctsWhatWasChargedBeyondTheHoldAndIntoDebt() {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.50"));
        ledger().post(hold("call-1"), usd("1.80"), "ref-1", OverrunPolicy.INTO_DEBT);
        assertBalance(account, "-0.80", "0", 0);
        correct("call-1", "a", usd("1.30"));
        assertEntries(
                "ref-1",
                "CALL_CHARGE 0.50",
                "CALL_OVERRUN 0.50",
                "CALL_DEBT 0.80",
                "CHARGE_REVERSED 1.00",
                "DEBT_REVERSED 0.80",
                "CALL_CHARGE 1.00",
                "CALL_DEBT 0.30");
        assertBalance(account, "-0.30", "0", 0);
        assertEquals(List.of(), ledger().audit().contradictions());
        correct("call-1", "b", usd("0.90"));
        assertBalance(account, "0.10", "0", 0);
        CorrectResult last = correct("call-1", "c", usd("1.30"));
        assertEquals(usd("1.00"), ((CorrectResult.Corrected) last).charged());
        assertBalance(account, "0", "0", 0);
    }
}
