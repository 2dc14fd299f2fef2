package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.InMemoryLedger;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Random chains of calls, cut into groups anywhere, are answered as if they had come one by one to
 * the model and to the ledger that groups nothing, and leave the same rows as that one. Few ids, so
 * that repeats, conflicts and refusals meet in one group.
 */
class GroupedLedgerModelProperties {
    private static final Map<String, FreshDatabase> DATABASES = new ConcurrentHashMap<>();
    private static final List<AccountId> ACCOUNTS =
            List.of(new AccountId(1_000_001), new AccountId(1_000_002));
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

    enum Verb {
        PLACE,
        EXTEND,
        POST,
        VOID,
        EXPIRE,
        CREDIT,
        FEE,
        TRANSFER
    }

    record Action(Verb verb, int id, int account, int step, Money amount) {}

    /** Calls that come together; the clock goes on after them. */
    record Together(List<Action> actions, Duration pause) {}

    @Provide
    Arbitrary<List<Together>> chains() {
        Arbitrary<Action> action = Combinators.combine(
                        Arbitraries.of(Verb.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 2),
                        amounts())
                .as(Action::new);
        Arbitrary<Duration> pauses =
                Arbitraries.of(Duration.ZERO, Duration.ofMinutes(2), TIME_TO_LIVE);
        return Combinators.combine(action.list().ofMinSize(1).ofMaxSize(12), pauses)
                .as(Together::new)
                .list()
                .ofMaxSize(6);
    }

    private static Arbitrary<Money> amounts() {
        Arbitrary<Long> micros = Arbitraries.of(0L, 1L, 400_000L, 1_000_000L, 1_000_001L);
        Arbitrary<String> currencies = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just("USD")), Tuple.of(1, Arbitraries.just("EUR")));
        return Combinators.combine(micros, currencies)
                .as((m, currency) -> new Money(Currency.getInstance(currency), m));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void groupsAnswerAndWriteAsOneByOneOnH2(@ForAll("chains") List<Together> chain) {
        compare(TestDatabase.H2_MEMORY, chain);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void groupsAnswerAndWriteAsOneByOneOnPostgreSql(@ForAll("chains") List<Together> chain) {
        compare(TestDatabase.POSTGRESQL, chain);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void groupsAnswerAndWriteAsOneByOneOnMariaDb(@ForAll("chains") List<Together> chain) {
        compare(TestDatabase.MARIADB, chain);
    }

    private static void compare(TestDatabase engine, List<Together> chain) {
        ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
        Side grouped = new Side(engine, "grouped", clock);
        Side alone = new Side(engine, "alone", clock);
        InMemoryLedger model = new InMemoryLedger(clock);
        List<Money> limits = List.of(Money.of("USD", "0"), Money.of("USD", "1.50"));
        for (int i = 0; i < 2; i++) {
            model.openAccount(ACCOUNTS.get(i), limits.get(i), 2);
            grouped.open(ACCOUNTS.get(i), limits.get(i));
            alone.open(ACCOUNTS.get(i), limits.get(i));
        }
        for (Together together : chain) {
            List<Object> answers = grouped.together(together.actions());
            for (int i = 0; i < answers.size(); i++) {
                Action action = together.actions().get(i);
                Object expected = answer(() -> call(action).work(model));
                assertEquals(expected, answers.get(i), action.toString());
                assertEquals(
                        expected,
                        answer(() -> call(action).work(alone.ungrouped)),
                        action.toString());
            }
            assertEquals(alone.rows(), grouped.rows());
            clock.advance(together.pause());
        }
        assertEquals(List.of(), grouped.ledger.audit().contradictions());
    }

    private static GroupedCall<?> call(Action action) {
        HoldId hold = new HoldId("call-" + action.id());
        AccountId account = ACCOUNTS.get(action.account());
        Money amount = action.amount();
        switch (action.verb()) {
            case PLACE:
                return GroupedCalls.place(hold, account, amount, TIME_TO_LIVE);
            case EXTEND:
                return GroupedCalls.extend(hold, action.step(), amount, TIME_TO_LIVE);
            case POST:
                return GroupedCalls.post(
                        hold, amount, hold.value(), OverrunPolicy.values()[action.step()]);
            case VOID:
                return GroupedCalls.voidHold(hold);
            case EXPIRE:
                return GroupedCalls.expire(hold);
            case CREDIT:
                return GroupedCalls.credit(
                        new EntryId("pay-" + action.id()),
                        SystemAccount.PAYMENTS_CLEARING,
                        account,
                        amount,
                        EntryCode.TOP_UP,
                        "pay");
            case FEE:
                return GroupedCalls.book(List.of(Booking.debit(
                        new EntryId("fee-" + action.id()),
                        account,
                        SystemAccount.REVENUE,
                        atLeastAMicro(amount),
                        EntryCode.FEE,
                        "fee")));
            case TRANSFER:
                return GroupedCalls.book(List.of(new Booking(
                        new EntryId("transfer-" + action.id()),
                        new LedgerAccount.Customer(account),
                        new LedgerAccount.Customer(ACCOUNTS.get(1 - action.account())),
                        atLeastAMicro(amount),
                        EntryCode.TRANSFER,
                        "transfer")));
        }
        throw new AssertionError(action.verb());
    }

    private static Money atLeastAMicro(Money amount) {
        return new Money(amount.currency(), Math.max(1, amount.micros()));
    }

    private static Object answer(Supplier<?> work) {
        try {
            return withoutSequence(work.get());
        } catch (HoldConflictException | EntryConflictException | IllegalArgumentException e) {
            return e.getClass();
        }
    }

    /** The number of an entry is the database's to choose; that there is one is not. */
    private static Object withoutSequence(Object answer) {
        if (answer instanceof CreditResult.Credited c) {
            return new CreditResult.Credited(withoutSequence(c.entry()), c.replay());
        }
        if (!(answer instanceof BookResult.Booked b)) return answer;
        List<LedgerEntry> entries = b.entries().stream()
                .map(GroupedLedgerModelProperties::withoutSequence)
                .toList();
        return new BookResult.Booked(entries, b.replay());
    }

    private static LedgerEntry withoutSequence(LedgerEntry e) {
        assertTrue(e.sequence() > 0, e.toString());
        return new LedgerEntry(
                1, e.id(), e.from(), e.to(), e.amount(), e.code(), e.reference(), e.postedAt());
    }

    /** One database. */
    private static final class Side {
        private final FreshDatabase database;
        private final GroupedLedger ledger;
        private final Ledger ungrouped;

        private Side(TestDatabase engine, String name, ManualClock clock) {
            database = DATABASES.computeIfAbsent(engine + name, fresh -> engine.open());
            AccountRows.deleteAll(database.transactor());
            ledger = new GroupedLedger(
                    database.transactor(), Outbox.none(), clock, GroupCommit.on(), 1);
            ungrouped = Ledger.over(database.transactor(), clock);
        }

        private void open(AccountId id, Money limit) {
            AccountId given = AccountRows.open(database.transactor(), limit, 2);
            database.transactor().inTransaction(tx -> {
                tx.mapper(AccountRows.class).rename(given.value(), id.value());
                return null;
            });
        }

        private List<Object> together(List<Action> actions) {
            List<GroupedCall<?>> calls = new ArrayList<>();
            for (Action action : actions) {
                calls.add(call(action));
            }
            ledger.commit(calls);
            return calls.stream()
                    .map(each -> answer(() -> each.answerOrAlone(ungrouped)))
                    .toList();
        }

        private List<String> rows() {
            return database.transactor().inTransaction(tx -> {
                AccountRows all = tx.mapper(AccountRows.class);
                List<String> rows = new ArrayList<>(all.accountTexts());
                rows.addAll(all.holdTexts());
                rows.addAll(all.extensionTexts());
                rows.addAll(all.entryTexts());
                return rows;
            });
        }
    }
}
