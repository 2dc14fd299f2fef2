package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ledger whose writes share commits keeps all that the other one keeps. */
abstract class GroupedLedgerContract extends SqlLedgerContract {
    /** Even a single call makes a group, so that all tests go through one. */
    @Override
    GroupedLedger over(Transactor transactor, Outbox outbox) {
        return new GroupedLedger(transactor, outbox, clock, GroupCommit.on(), 1);
    }

    private List<Object> group(GroupedCall<?>... calls) {
        GroupedLedger ledger = over(transactor(), Outbox.none());
        ledger.commit(List.of(calls));
        List<Object> answers = new ArrayList<>();
        for (GroupedCall<?> call : calls) {
            answers.add(call.answerOrAlone(ledger));
        }
        return answers;
    }

    private static GroupedCall<CreditResult> topUp(String id, AccountId account, String amount) {
        return GroupedCalls.credit(
                new EntryId(id),
                SystemAccount.PAYMENTS_CLEARING,
                account,
                usd(amount),
                EntryCode.TOP_UP,
                "pay");
    }

    @Test
    void answersInTheOrderOfArrivalAndStopsWhereTheMoneyEnds() {
        AccountId account = openAccount(usd("0"), 10);
        List<Object> answers = group(
                GroupedCalls.place(hold("early"), account, usd("0.10"), FIVE_MINUTES),
                topUp("pay", account, "1.00"),
                GroupedCalls.place(hold("a"), account, usd("0.70"), FIVE_MINUTES),
                GroupedCalls.place(hold("b"), account, usd("0.40"), FIVE_MINUTES),
                GroupedCalls.place(hold("c"), account, usd("0.30"), FIVE_MINUTES),
                GroupedCalls.post(hold("a"), usd("0.20"), "a", OverrunPolicy.WRITE_OFF),
                GroupedCalls.place(hold("d"), account, usd("0.50"), FIVE_MINUTES));
        HoldResult broke = new HoldResult.Refused(HoldResult.Reason.FUNDS_INSUFFICIENT);
        assertEquals(broke, answers.get(0));
        assertInstanceOf(CreditResult.Credited.class, answers.get(1));
        assertInstanceOf(HoldResult.Held.class, answers.get(2));
        assertEquals(broke, answers.get(3));
        assertInstanceOf(HoldResult.Held.class, answers.get(4));
        assertEquals(
                new PostResult.Posted(hold("a"), usd("0.20"), usd("0"), false), answers.get(5));
        assertInstanceOf(HoldResult.Held.class, answers.get(6));
        assertEquals(usd("0"), ledger().balance(account).orElseThrow().available());
    }

    @Test
    void bookedEntriesHaveTheNumbersTheDatabaseGaveThem() {
        AccountId account = openAccount(usd("0"), 10);
        Booking fee = Booking.debit(
                new EntryId("fee"),
                account,
                SystemAccount.REVENUE,
                usd("0.25"),
                EntryCode.FEE,
                "fee");
        List<Object> answers = group(
                topUp("pay", account, "1.00"),
                topUp("pay", account, "1.00"),
                GroupedCalls.book(List.of(fee)));
        LedgerEntry paid = ledger().findEntry(new EntryId("pay")).orElseThrow();
        assertTrue(paid.sequence() > 0, paid.toString());
        assertEquals(new CreditResult.Credited(paid, false), answers.get(0));
        assertEquals(new CreditResult.Credited(paid, true), answers.get(1));
        LedgerEntry booked = ledger().findEntry(fee.id()).orElseThrow();
        assertEquals(new BookResult.Booked(List.of(booked), false), answers.get(2));
        assertEquals(List.of(paid, booked), ledger().entries(account, 0, 10));
    }

    @Test
    void aConflictInAGroupIsThrownToItsCallerOnly() {
        AccountId account = accountWith("1.00");
        GroupedLedger ledger = over(transactor(), Outbox.none());
        GroupedCall<HoldResult> first =
                GroupedCalls.place(hold("a"), account, usd("0.10"), FIVE_MINUTES);
        GroupedCall<HoldResult> conflict =
                GroupedCalls.place(hold("a"), account, usd("0.20"), FIVE_MINUTES);
        GroupedCall<HoldResult> last =
                GroupedCalls.place(hold("c"), account, usd("0.30"), FIVE_MINUTES);
        ledger.commit(List.of(first, conflict, last));
        assertInstanceOf(HoldResult.Held.class, first.answerOrAlone(ledger));
        assertThrows(HoldConflictException.class, () -> conflict.answerOrAlone(ledger));
        assertInstanceOf(HoldResult.Held.class, last.answerOrAlone(ledger));
        assertEquals(usd("0.40"), ledger().balance(account).orElseThrow().held());
    }

    @Test
    void holdsThatOthersChangedMeanwhileAreChargedAsTheyAre() {
        AccountId account = openAccount(usd("10.00"), 10);
        GroupedLedger ledger = over(transactor(), Outbox.none());
        Ledger other = Ledger.over(transactor(), clock);
        List<String> names = List.of("extended", "prolonged", "voided", "posted", "same");
        commit(
                ledger,
                names,
                name -> GroupedCalls.place(hold(name), account, usd("1.00"), FIVE_MINUTES));
        other.extend(hold("extended"), 1, usd("0.50"), FIVE_MINUTES);
        other.extend(hold("prolonged"), 1, usd("0"), FIVE_MINUTES.multipliedBy(2));
        other.voidHold(hold("voided"));
        other.post(hold("posted"), usd("1.00"), "posted");
        List<PostResult> posted = commit(
                ledger,
                names,
                name -> GroupedCalls.post(hold(name), usd("1.00"), name, OverrunPolicy.WRITE_OFF));
        assertEquals(
                List.of(
                        new PostResult.Posted(hold("extended"), usd("1.00"), usd("0"), false),
                        new PostResult.Posted(hold("prolonged"), usd("1.00"), usd("0"), false),
                        new PostResult.Refused(PostResult.Reason.HOLD_VOIDED),
                        new PostResult.Posted(hold("posted"), usd("1.00"), usd("0"), true),
                        new PostResult.Posted(hold("same"), usd("1.00"), usd("0"), false)),
                posted);
        assertEquals(usd("6.00"), ledger().balance(account).orElseThrow().available());
        assertEquals(usd("0"), ledger().balance(account).orElseThrow().held());
    }

    @Test
    void whatIsRefusedInAGroupLeavesNoHoldAndCanBeAskedForAgain() {
        AccountId account = accountWith("1.00");
        GroupedLedger ledger = over(transactor(), Outbox.none());
        List<String> names = List.of("a", "b", "c", "d");
        List<HoldResult> placed = commit(
                ledger,
                names,
                name -> GroupedCalls.place(hold(name), account, usd("0.40"), FIVE_MINUTES));
        HoldResult broke = new HoldResult.Refused(HoldResult.Reason.FUNDS_INSUFFICIENT);
        assertEquals(List.of(broke, broke), placed.subList(2, 4));
        assertEquals(Optional.empty(), ledger().findHold(hold("c")));
        assertEquals(usd("0.80"), ledger().balance(account).orElseThrow().held());
        commit(ledger, List.of("a", "b"), name -> GroupedCalls.voidHold(hold(name)));
        List<HoldResult> again = commit(
                ledger,
                names,
                name -> GroupedCalls.place(hold(name), account, usd("0.40"), FIVE_MINUTES));
        // those voided are known: asking again gets what they became, and holds nothing
        assertTrue(again.stream().allMatch(HoldResult.Held.class::isInstance), again.toString());
        assertEquals(usd("0.80"), ledger().balance(account).orElseThrow().held());
    }

    @Test
    void aGroupOnManyAccountsStopsEachWhereItsMoneyEnds() {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 4; i++) accounts.add(accountWith("0.50"));
        GroupedLedger ledger = over(transactor(), Outbox.none());
        List<GroupedCall<?>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(GroupedCalls.place(
                    hold("h" + i), accounts.get(i % 4), usd("0.20"), FIVE_MINUTES));
        }
        calls.add(topUp("late", accounts.get(1), "0.10"));
        calls.add(GroupedCalls.place(hold("x"), accounts.get(1), usd("0.20"), FIVE_MINUTES));
        ledger.commit(calls);
        for (int i = 0; i < 12; i++) {
            assertEquals(i < 8, calls.get(i).answerOrAlone(ledger) instanceof HoldResult.Held);
        }
        assertInstanceOf(HoldResult.Held.class, calls.get(13).answerOrAlone(ledger));
        assertEquals(usd("0"), ledger().balance(accounts.get(1)).orElseThrow().available());
        assertEquals(
                usd("0.10"), ledger().balance(accounts.get(0)).orElseThrow().available());
    }

    private static <T> List<T> commit(
            GroupedLedger ledger, List<String> names, Function<String, GroupedCall<T>> call) {
        List<GroupedCall<T>> calls = names.stream().map(call).toList();
        ledger.commit(List.copyOf(calls));
        return calls.stream().map(each -> each.answerOrAlone(ledger)).toList();
    }

    @Test
    void whatTheDatabaseRefusesIsRefusedToItsCallerOnly() {
        AccountId account = accountWith("1.00");
        AccountId broken = accountWith("1.00");
        place("x", broken, usd("0.10"));
        transactor().inTransaction(tx -> {
            tx.mapper(AccountRows.class).tamperWithHeld(broken.value(), -50_000);
            return null;
        });
        GroupedLedger ledger = over(transactor(), Outbox.none());
        GroupedCall<VoidResult> corrupt = GroupedCalls.voidHold(hold("x"));
        GroupedCall<HoldResult> sound =
                GroupedCalls.place(hold("a"), account, usd("0.10"), FIVE_MINUTES);
        ledger.commit(List.of(corrupt, sound));
        assertThrows(RuntimeException.class, () -> corrupt.answerOrAlone(ledger));
        assertInstanceOf(HoldResult.Held.class, sound.answerOrAlone(ledger));
        assertEquals(HoldState.OPEN, ledger().findHold(hold("x")).orElseThrow().state());
        transactor().inTransaction(tx -> {
            AccountRows rows = tx.mapper(AccountRows.class);
            rows.tamperWithHeld(broken.value(), 50_000);
            rows.deleteOneCallHeld(broken.value());
            rows.deleteOneCallHeld(broken.value());
            return null;
        });
    }

    @Test
    void otherNodesMayWriteUngroupedMeanwhile() throws Exception {
        AccountId account = openAccount(usd("0"), 1000);
        group(topUp("all", account, "1.00"));
        Ledger ungrouped = Ledger.over(transactor(), clock);
        List<HoldResult> results = together(i -> i % 2 == 0
                ? place("call-" + i, account, usd("0.03"))
                : ungrouped.place(hold("call-" + i), account, usd("0.03"), FIVE_MINUTES));
        assertEquals(
                33, results.stream().filter(HoldResult.Held.class::isInstance).count());
        assertEquals(usd("0.99"), ledger().balance(account).orElseThrow().held());
    }

    @Test
    void twoNodesAskedForTheSameWriteItOnce() throws Exception {
        AccountId account = accountWith("1.00");
        Ledger other = over(transactor());
        List<HoldResult> placed = together(i -> (i % 2 == 0 ? ledger() : other)
                .place(hold("same"), account, usd("0.60"), FIVE_MINUTES));
        assertEquals(1, placed.stream().distinct().count());
        assertInstanceOf(HoldResult.Held.class, placed.get(0));
        List<PostResult> posted = together(
                i -> (i % 2 == 0 ? ledger() : other).post(hold("same"), usd("0.60"), "same"));
        assertEquals(
                1,
                posted.stream()
                        .filter(r -> r instanceof PostResult.Posted p && !p.replay())
                        .count());
        assertEquals(usd("0.40"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void manyAccountsInManyGroupsNeverWaitForEachOtherInACircle() throws Exception {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 8; i++) accounts.add(accountWith("10.00"));
        Ledger other = over(transactor());
        List<BookResult> results = together(i -> {
            Ledger ledger = i % 3 == 0 ? other : ledger();
            AccountId from = accounts.get(i % 8);
            AccountId to = accounts.get((i + 1 + i / 8 % 7) % 8);
            return ledger.book(new Booking(
                    new EntryId("t" + i),
                    new LedgerAccount.Customer(from),
                    new LedgerAccount.Customer(to),
                    usd("0.01"),
                    EntryCode.TRANSFER,
                    "t"));
        });
        assertTrue(results.stream().allMatch(BookResult.Booked.class::isInstance));
        assertEquals(64, ledger().entriesOf("t").size());
    }
}
