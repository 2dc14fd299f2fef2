package io.a2b.rating.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldConflictException;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random chains of actions give the same answers from allowances in a database as from those in
 * maps, and after each of them nothing is overdrawn. Few ids, so that repeats, conflicts and late
 * actions are the rule; a week ends now and then.
 */
class AllowanceModelProperties {
    private static final Map<TestDatabase, FreshDatabase> DATABASES = new ConcurrentHashMap<>();
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final ZoneId ZONE = ZoneId.of("America/St_Johns");
    private static final AllowancePeriod SUNDAYS = AllowancePeriod.weekly(DayOfWeek.SUNDAY);
    private static final List<Allowance> ALLOWANCES = List.of(
            Allowance.seconds("seconds", 100, SUNDAYS),
            Allowance.calls("calls", 2, SUNDAYS),
            Allowance.unlimited("flat", SUNDAYS));
    private static final List<AccountId> ACCOUNTS = List.of(new AccountId(1), new AccountId(2));

    enum Verb {
        PLACE,
        EXTEND,
        POST,
        VOID,
        EXPIRE,
        TICK
    }

    /** What the numbers mean depends on the verb. */
    record Action(Verb verb, int id, AccountId account, Allowance allowance, int step, long sum) {}

    @Provide
    Arbitrary<List<Action>> actions() {
        return Combinators.combine(
                        Arbitraries.of(Verb.class),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(ACCOUNTS),
                        Arbitraries.of(ALLOWANCES),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(0L, 1L, 40L, 60L, 101L)) // few, so that they come again
                .as(Action::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 120, shrinking = ShrinkingMode.BOUNDED)
    void agreesWithTheModelOnH2(@ForAll("actions") List<Action> actions) {
        compare(TestDatabase.H2_MEMORY, actions);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void agreesWithTheModelOnPostgreSql(@ForAll("actions") List<Action> actions) {
        compare(TestDatabase.POSTGRESQL, actions);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void agreesWithTheModelOnMariaDb(@ForAll("actions") List<Action> actions) {
        compare(TestDatabase.MARIADB, actions);
    }

    private static void compare(TestDatabase engine, List<Action> actions) {
        FreshDatabase database =
                DATABASES.computeIfAbsent(engine, fresh -> fresh.open(RatingTables.MIGRATIONS));
        AllowanceRows.deleteAll(database.transactor());
        ManualClock clock = ManualClock.at("2026-03-01T03:25:00Z"); // five minutes to Sunday
        Allowances allowances = Allowances.inDatabase(database.transactor(), clock);
        InMemoryAllowances model = new InMemoryAllowances(clock);
        for (Action action : actions) {
            if (action.verb() == Verb.TICK) clock.advance(Duration.ofMinutes(2));
            assertEquals(answer(model, action, clock), answer(allowances, action, clock));
            for (AccountId account : ACCOUNTS) {
                List<AllowanceUsage> usage = allowances.usage(account, 1000);
                assertEquals(model.usage(account, 1000), usage);
                usage.forEach(AllowanceModelProperties::assertNotOverdrawn);
            }
        }
        assertEquals(List.of(), allowances.audit());
        assertEquals(
                model.overdueHolds(clock.instant(), 1000),
                allowances.overdueHolds(clock.instant(), 1000));
    }

    private static void assertNotOverdrawn(AllowanceUsage usage) {
        long seconds = usage.secondsPosted() + usage.secondsHeld();
        long calls = usage.callsPosted() + usage.callsHeld();
        if (usage.allowance().equals("seconds")) assertTrue(seconds <= 100, usage.toString());
        if (usage.allowance().equals("calls")) assertTrue(calls <= 2, usage.toString());
    }

    private static Object answer(Allowances allowances, Action action, ManualClock clock) {
        try {
            return act(allowances, action, clock);
        } catch (HoldConflictException | IllegalArgumentException e) {
            return e.getClass();
        }
    }

    private static Object act(Allowances allowances, Action action, ManualClock clock) {
        HoldId hold = new HoldId("call-" + action.id());
        switch (action.verb()) {
            case PLACE:
                return allowances.place(
                        hold,
                        action.account(),
                        action.allowance(),
                        ZONE,
                        clock.instant(),
                        action.sum(),
                        TIME_TO_LIVE);
            case EXTEND:
                return allowances.extend(hold, action.step(), action.sum(), TIME_TO_LIVE);
            case POST:
                return allowances.post(hold, action.sum());
            case VOID:
                return allowances.voidHold(hold);
            case EXPIRE:
                return allowances.expire(hold);
            case TICK:
                return "tick";
        }
        throw new AssertionError(action.verb());
    }
}
