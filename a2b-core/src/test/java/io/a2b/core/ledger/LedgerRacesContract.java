package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.money.Money;
import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What every {@link Ledger} keeps however many ask at once. */
public abstract class LedgerRacesContract extends LedgerBooksContract {
    private static final int THREADS = 64;

    @Test
    void neverSpendsBeyondACapHoweverManyAskAtOnce() throws Exception {
        AccountId account = openAccount(usd("100.00"), 1000);
        cap(account, SpendCaps.none().withDay(usd("1.00")).withMonth(usd("1.20")), ZoneOffset.UTC);
        List<Object> results = together(i -> {
            HoldResult held = place("call-" + i, account, usd("0.03"));
            if (held instanceof HoldResult.Held && i % 3 > 0) {
                return i % 3 == 1
                        ? ledger().post(hold("call-" + i), usd("0.03"), "call-" + i)
                        : ledger().voidHold(hold("call-" + i));
            }
            return held;
        });
        Balance balance = ledger().balance(account).orElseThrow();
        Money taken = balance.spending().today().plus(balance.held());
        assertTrue(taken.compareTo(usd("1.00")) <= 0, balance.toString());
        assertEquals(balance.posted().negated(), balance.spending().today());
        assertEquals(balance.spending().today(), balance.spending().thisMonth());
        assertTrue(results.stream().anyMatch(PostResult.Posted.class::isInstance));
        assertInstanceOf(HoldResult.Refused.class, place("rest", account, usd("1.00")));
        assertInstanceOf(HoldResult.Held.class, place("rest", account, balance.available()));
    }

    @Test
    void opensANewDayOnceHoweverManyPostAtOnce() throws Exception {
        AccountId account = openAccount(usd("100.00"), 1000);
        cap(account, SpendCaps.none().withDay(usd("50.00")), ZoneOffset.UTC);
        for (int i = 0; i < THREADS; i++) place("call-" + i, account, usd("0.03"));
        clock.advance(Duration.ofDays(1));
        together(i -> ledger().post(hold("call-" + i), usd("0.03"), "call-" + i));
        Money spent = ledger().balance(account).orElseThrow().spending().today();
        assertEquals(usd("1.92"), spent);
    }

    @Test
    void takesBackOnceHoweverManyReverseAtOnce() throws Exception {
        AccountId account = accountWith("1.00");
        ledger().book(Booking.debit(
                new EntryId("fee"),
                account,
                SystemAccount.REVENUE,
                usd("0.30"),
                EntryCode.FEE,
                "fee"));
        Note note = new Note("mary", "a mistake");
        List<ReverseResult> results = together(
                i -> ledger().reverse(new EntryId("fee"), new EntryId("undo-" + i % 4), note));
        long first = results.stream()
                .filter(r -> r instanceof ReverseResult.Reversed one && !one.replay())
                .count();
        assertEquals(1, first);
        assertEquals(usd("1.00"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void theTrialBalanceIsZeroAndStatementsAddUpAtEveryMoment() throws Exception {
        List<AccountId> accounts = List.of(accountWith("50.00"), accountWith("50.00"));
        Instant from = clock.instant();
        together(i -> {
            AccountId account = accounts.get(i % 2);
            String id = "call-" + i;
            switch (i % 4) {
                case 0, 1 -> {
                    ledger().placeLate(hold(id), account, usd("0.30"), FIVE_MINUTES);
                    ledger().post(hold(id), usd("0.40"), id, OverrunPolicy.values()[i % 3]);
                }
                case 2 ->
                    ledger().book(new Booking(
                            new EntryId(id),
                            new LedgerAccount.Customer(account),
                            new LedgerAccount.Customer(accounts.get(1 - i % 2)),
                            usd("0.10"),
                            EntryCode.TRANSFER,
                            id));
                case 3 -> {
                    assertEquals(
                            List.of(true),
                            reports().trialBalances().stream()
                                    .map(TrialBalance::isZero)
                                    .toList());
                    Statement one = reports()
                            .statement(account, from, from.plusSeconds(1))
                            .orElseThrow();
                    assertEquals(usd("0"), one.opening());
                    assertEquals(one.closing(), one.credits().minus(one.debits()));
                }
                default -> throw new AssertionError(i);
            }
            return null;
        });
    }

    @Test
    void neverHoldsMoreThanThereIsHoweverManyAskAtOnce() throws Exception {
        AccountId account = openAccount(usd("0"), 1000);
        ledger().credit(
                        new EntryId("all"),
                        SystemAccount.PAYMENTS_CLEARING,
                        account,
                        usd("1.00"),
                        EntryCode.TOP_UP,
                        "all");
        List<HoldResult> results = together(i -> place("call-" + i, account, usd("0.03")));
        assertEquals(
                33, results.stream().filter(HoldResult.Held.class::isInstance).count());
        assertEquals(usd("0.99"), ledger().balance(account).orElseThrow().held());
    }

    @Test
    void neverHasMoreCallsThanAllowedHoweverManyAskAtOnce() throws Exception {
        AccountId account = accountWith("100.00");
        List<HoldResult> results = together(i -> place("call-" + i, account, usd("0.01")));
        assertEquals(
                3, results.stream().filter(HoldResult.Held.class::isInstance).count());
    }

    @Test
    void placesOnceHoweverManyAskWithTheSameIdAtOnce() throws Exception {
        AccountId account = accountWith("1.00");
        List<HoldResult> results = together(i -> place("same", account, usd("0.60")));
        assertEquals(1, results.stream().distinct().count());
        assertInstanceOf(HoldResult.Held.class, results.get(0));
        assertEquals(usd("0.60"), ledger().balance(account).orElseThrow().held());
    }

    @Test
    void chargesOnceHoweverManyPostAtOnce() throws Exception {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.60"));
        List<PostResult> results =
                together(i -> ledger().post(hold("call-1"), usd("0.60"), "call-1"));
        long first = results.stream()
                .filter(result -> result instanceof PostResult.Posted posted && !posted.replay())
                .count();
        assertEquals(1, first);
        assertEquals(usd("0.40"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void creditsOnceHoweverManyCreditAtOnce() throws Exception {
        AccountId account = openAccount(usd("0"), 1);
        List<CreditResult> results = together(i -> ledger().credit(
                        new EntryId("pay"),
                        SystemAccount.PAYMENTS_CLEARING,
                        account,
                        usd("1.00"),
                        EntryCode.TOP_UP,
                        "pay"));
        assertEquals(
                1,
                results.stream()
                        .filter(r -> r instanceof CreditResult.Credited c && !c.replay())
                        .count());
        assertEquals(usd("1.00"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void correctsOnceHoweverManyCorrectAtOnce() throws Exception {
        AccountId account = accountWith("1.00");
        place("call-1", account, usd("0.60"));
        ledger().post(hold("call-1"), usd("0.60"), "call-1");
        List<CorrectResult> results = together(i -> ledger().correct(
                        hold("call-1"),
                        new CorrectionId("run-" + i % 4),
                        usd("0.1" + i % 4),
                        "call-1"));
        long first = results.stream()
                .filter(r -> r instanceof CorrectResult.Corrected c && !c.replay())
                .count();
        assertEquals(4, first);
        assertEquals(9, ledger().entriesOf("call-1").size());
    }

    @Test
    void neverTakesWhatIsHeldHoweverManyCorrectAndCallAtOnce() throws Exception {
        AccountId account = openAccount(usd("0"), 1000);
        ledger().credit(
                        new EntryId("all"),
                        SystemAccount.PAYMENTS_CLEARING,
                        account,
                        usd("10.00"),
                        EntryCode.TOP_UP,
                        "all");
        for (int i = 0; i < THREADS; i++) {
            place("past-" + i, account, usd("0.10"));
            ledger().post(hold("past-" + i), usd("0.10"), "past");
        }
        together(i -> i % 2 == 0
                ? place("live-" + i, account, usd("0.10"))
                : ledger().correct(
                                hold("past-" + i),
                                new CorrectionId("run"),
                                usd(i % 4 == 1 ? "0.30" : "0.05"),
                                "past"));
        Balance balance = ledger().balance(account).orElseThrow();
        assertTrue(balance.available().micros() >= 0, balance.toString());
        // 3.60 were left; 1.60 more held, 0.80 given back, 3.20 asked for: all but 0.40 is paid
        assertTrue(balance.available().compareTo(usd("0.80")) <= 0, balance.toString());
    }

    static <T> List<T> together(AtOnce.Numbered<T> work) throws Exception {
        return AtOnce.run(THREADS, work);
    }
}
