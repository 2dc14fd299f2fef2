package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.SpendCaps;
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
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random chains of actions give the same answers from the ledger in a database as from the one in
 * maps, and after each of them the books balance. Few ids, so that repeats, conflicts and late
 * actions are the rule.
 */
class LedgerModelProperties {
    private static final Map<TestDatabase, FreshDatabase> DATABASES = new ConcurrentHashMap<>();
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

    enum Verb {
        PLACE,
        EXTEND,
        POST,
        PART,
        CORRECT,
        VOID,
        EXPIRE,
        CREDIT,
        FEE,
        REVERSE,
        SUSPEND,
        TICK,
        SLEEP
    }

    /** What the numbers mean depends on the verb; {@code account} is 0 or 1. */
    record Action(Verb verb, int id, int account, int step, Money amount) {}

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<Money> amounts =
                Arbitraries.frequencyOf(Tuple.of(9, money("USD")), Tuple.of(1, money("EUR")));
        return Combinators.combine(
                        Arbitraries.of(Verb.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        amounts)
                .as(Action::new)
                .list()
                .ofMaxSize(40);
    }

    // few different amounts, so that the same terms come again
    private static Arbitrary<Money> money(String currency) {
        return Arbitraries.of(0L, 1L, 400_000L, 1_000_000L, 1_000_001L)
                .map(micros -> new Money(Currency.getInstance(currency), micros));
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void agreesWithTheModelOnH2(@ForAll("actions") List<Action> actions) {
        compare(TestDatabase.H2_MEMORY, actions);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void agreesWithTheModelOnPostgreSql(@ForAll("actions") List<Action> actions) {
        compare(TestDatabase.POSTGRESQL, actions);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void agreesWithTheModelOnMariaDb(@ForAll("actions") List<Action> actions) {
        compare(TestDatabase.MARIADB, actions);
    }

    private static void compare(TestDatabase engine, List<Action> actions) {
        FreshDatabase database = DATABASES.computeIfAbsent(engine, fresh -> fresh.open());
        AccountRows.deleteAll(database.transactor());
        // the night in which the clocks of New York go forward
        ManualClock clock = ManualClock.at("2026-03-07T22:00:00Z");
        Ledger ledger = Ledger.over(database.transactor(), clock);
        InMemoryLedger model = new InMemoryLedger(clock);
        List<AccountId> accounts = List.of(
                open(database, model, Money.of("USD", "0")),
                open(database, model, Money.of("USD", "1.50")));
        SpendCaps caps = SpendCaps.none()
                .withDay(Money.of("USD", "1.10"))
                .withMonth(Money.of("USD", "1.80"));
        ZoneId zone = ZoneId.of("America/New_York");
        AccountRows.cap(database.transactor(), accounts.get(1), caps, zone);
        model.cap(accounts.get(1), caps, zone);
        for (Action action : actions) {
            if (action.verb() == Verb.SUSPEND) {
                AccountStatus status = action.step() == 0
                        ? AccountStatus.SUSPENDED_FOR_UNDERPAYMENT
                        : AccountStatus.ACTIVE;
                changeStatus(database, accounts.get(action.account()), status);
                model.changeStatus(accounts.get(action.account()), status);
            }
            if (action.verb() == Verb.TICK) clock.advance(Duration.ofMinutes(2));
            if (action.verb() == Verb.SLEEP) clock.advance(Duration.ofHours(10 + action.id()));
            AccountId account = accounts.get(action.account());
            assertEquals(answer(model, action, account), answer(ledger, action, account));
            for (AccountId each : accounts) {
                Balance balance = ledger.balance(each).orElseThrow();
                assertEquals(model.balance(each).orElseThrow(), balance);
                assertEquals(model.audit().balance(), ledger.audit().balance());
            }
            assertEquals(List.of(), ledger.audit().contradictions());
        }
        assertEquals(
                model.overdueHolds(clock.instant(), 1000),
                ledger.overdueHolds(clock.instant(), 1000));
    }

    private static AccountId open(FreshDatabase database, InMemoryLedger model, Money limit) {
        AccountId account = AccountRows.open(database.transactor(), limit, 2);
        model.openAccount(account, limit, 2);
        return account;
    }

    private static void changeStatus(
            FreshDatabase database, AccountId account, AccountStatus status) {
        database.transactor().inTransaction(tx -> {
            tx.mapper(AccountRows.class).changeStatus(account.value(), status);
            return null;
        });
    }

    private static Object answer(Ledger ledger, Action action, AccountId account) {
        try {
            return act(ledger, action, account);
        } catch (HoldConflictException | EntryConflictException | IllegalArgumentException e) {
            return e.getClass();
        }
    }

    private static Object act(Ledger ledger, Action action, AccountId account) {
        HoldId hold = new HoldId("call-" + action.id());
        Money amount = action.amount();
        switch (action.verb()) {
            case PLACE:
                return action.step() == 0
                        ? ledger.placeLate(hold, account, amount, TIME_TO_LIVE)
                        : ledger.place(hold, account, amount, TIME_TO_LIVE);
            case EXTEND:
                return ledger.extend(hold, action.step(), amount, TIME_TO_LIVE);
            case POST:
                return ledger.post(
                        hold, amount, hold.value(), OverrunPolicy.values()[action.step()]);
            case PART:
                return ledger.postPart(hold, action.step(), amount, hold.value());
            case CORRECT:
                return ledger.correct(
                        hold, new CorrectionId("run-" + action.step()), amount, hold.value());
            case VOID:
                return ledger.voidHold(hold);
            case EXPIRE:
                return ledger.expire(hold);
            case CREDIT:
                return withoutSequence(ledger.credit(
                        new EntryId("pay-" + action.id()),
                        SystemAccount.PAYMENTS_CLEARING,
                        account,
                        amount,
                        EntryCode.TOP_UP,
                        "pay"));
            case FEE:
                return withoutSequence(ledger.book(Booking.debit(
                        new EntryId("fee-" + action.id()),
                        account,
                        SystemAccount.REVENUE,
                        amount,
                        EntryCode.FEE,
                        "fee")));
            case REVERSE:
                String original = (action.account() == 0 ? "pay-" : "fee-") + action.id();
                return withoutSequence(ledger.reverse(
                        new EntryId(original),
                        new EntryId("undo-" + action.step()),
                        new Note("test", "chance")));
            case SUSPEND:
            case TICK:
            case SLEEP:
                return action.verb();
        }
        throw new AssertionError(action.verb());
    }

    /** The number of an entry is the database's to choose. */
    private static Object withoutSequence(Object result) {
        if (result instanceof BookResult.Booked booked) {
            return withoutSequence(booked.entries().get(0)) + " " + booked.replay();
        }
        if (result instanceof ReverseResult.Reversed reversed) {
            return withoutSequence(reversed.entry()) + " " + reversed.replay();
        }
        if (!(result instanceof CreditResult.Credited credited)) return result;
        return new CreditResult.Credited(withoutSequence(credited.entry()), credited.replay());
    }

    private static LedgerEntry withoutSequence(LedgerEntry e) {
        return new LedgerEntry(
                1, e.id(), e.from(), e.to(), e.amount(), e.code(), e.reference(), e.postedAt());
    }
}
