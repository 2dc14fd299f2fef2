package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is written before it is decided, in PostgreSQL. That a group falls back on looking first
 * hides it when this does not work, so here nothing falls back.
 */
class GroupAheadTest {
    private static final FreshDatabase DATABASE = TestDatabase.POSTGRESQL.open();
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final List<String> NAMES = List.of("c", "a", "b");

    private final Transactor transactor = DATABASE.transactor();
    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final Ledger ledger = Ledger.over(transactor, clock);
    private final KnownHolds known = new KnownHolds();
    private AccountId account;

    @BeforeEach
    void open() {
        AccountRows.deleteAll(transactor);
        account = AccountRows.open(transactor, usd("10.00"), 100);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    private GroupedCall<HoldResult> place(String name) {
        return GroupedCalls.place(new HoldId(name), account, usd("1.00"), TIME_TO_LIVE);
    }

    private static GroupedCall<PostResult> post(String name) {
        return GroupedCalls.post(new HoldId(name), usd("0.30"), name, OverrunPolicy.TO_LIMIT);
    }

    /** All ahead, or an exception. */
    private <T> List<T> ahead(Function<String, GroupedCall<T>> call) {
        List<GroupedCall<T>> calls = NAMES.stream().map(call).toList();
        Group group = new Group(List.copyOf(calls), Outbox.none(), clock, known, true);
        group.decide(transactor.inTransaction(group::run));
        assertTrue(group.isAhead());
        return calls.stream().map(each -> each.answerOrAlone(null)).toList();
    }

    @Test
    void placesAndPostsWithoutHavingRead() {
        assertTrue(ahead(this::place).stream().allMatch(HoldResult.Held.class::isInstance));
        assertTrue(known.contains("a"));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(
                NAMES.stream()
                        .map(name -> new PostResult.Posted(
                                new HoldId(name), usd("0.30"), usd("0"), false))
                        .toList(),
                ahead(GroupAheadTest::post));
        assertFalse(known.contains("a"));
        assertEquals(usd("-0.90"), ledger.balance(account).orElseThrow().posted());
        assertEquals(usd("0"), ledger.balance(account).orElseThrow().held());
        assertEquals(List.of(), ledger.audit().contradictions());
    }

    @Test
    void voidsWithoutHavingRead() {
        ahead(this::place);
        List<VoidResult> voided = ahead(name -> GroupedCalls.voidHold(new HoldId(name)));
        assertTrue(voided.stream().allMatch(VoidResult.Released.class::isInstance));
        assertEquals(0, ledger.balance(account).orElseThrow().callsHeld());
    }

    @Test
    void writesNothingOnceAHoldIsNotAsItWasKnown() {
        ahead(this::place);
        ledger.extend(new HoldId("b"), 1, usd("0"), TIME_TO_LIVE.plusMinutes(1));
        assertThrows(NotGroupedException.class, () -> ahead(GroupAheadTest::post));
        assertEquals(usd("3.00"), ledger.balance(account).orElseThrow().held());
        assertEquals(
                HoldState.OPEN, ledger.findHold(new HoldId("a")).orElseThrow().state());
        // and it is not relied on a second time
        assertFalse(known.contains("a"));
    }

    @Test
    void writesNothingOnceAHoldIsThereThatWasToBeNew() {
        ledger.place(new HoldId("b"), account, usd("1.00"), TIME_TO_LIVE);
        assertThrows(RuntimeException.class, () -> ahead(this::place));
        assertEquals(usd("1.00"), ledger.balance(account).orElseThrow().held());
        assertTrue(ledger.findHold(new HoldId("a")).isEmpty());
    }

    @Test
    void afterAGroupThatFoundOtherThanItExpectedTheNextOnesLookFirst() {
        List<String> names = List.of("a", "b", "d", "e");
        names.forEach(name -> place(name).work(ledger));
        CountingTransactor counting = new CountingTransactor(transactor);
        GroupedLedger grouped =
                new GroupedLedger(counting, Outbox.none(), clock, GroupCommit.on(), 1);
        List<Integer> transactions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            GroupedCall<HoldResult> repeat = place(names.get(i % 4));
            int before = counting.transactions;
            grouped.commit(List.of(repeat));
            transactions.add(counting.transactions - before);
            assertInstanceOf(HoldResult.Held.class, repeat.answerOrAlone(null));
        }
        assertEquals(List.of(2, 1, 1, 1, 1, 1, 1, 1, 1, 2), transactions);
        assertEquals(usd("4.00"), ledger.balance(account).orElseThrow().held());
    }

    private static final class CountingTransactor implements Transactor {
        private final Transactor transactor;
        private int transactions;

        private CountingTransactor(Transactor transactor) {
            this.transactor = transactor;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            transactions++;
            return transactor.inTransaction(work);
        }
    }

    @Test
    void forgetsTheOldestOfTooManyHolds() {
        for (int i = 0; i <= 50_000; i++) {
            Money amount = usd("0.10");
            known.keep(List.of(HoldRow.placed(
                    new HoldId("h" + i), account, amount, clock.instant(), clock.instant())));
        }
        assertFalse(known.contains("h0"));
        assertTrue(known.contains("h1"));
    }
}
