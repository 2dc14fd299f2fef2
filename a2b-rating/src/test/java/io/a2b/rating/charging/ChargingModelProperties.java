package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.ledger.Balance;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Random chains of reports on a few calls of one account, against what a call may cost at all. */
class ChargingModelProperties {
    private static FreshDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS);
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    enum Kind {
        AUTHORIZE,
        ANSWERED,
        EXTEND,
        SETTLE,
        FAIL,
        RELEASE,
        LOST,
        SEEN,
        RECOVER
    }

    record Action(Kind kind, int call, int seconds) {}

    @Provide
    Arbitrary<List<Action>> chains() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 3_000))
                .as(Action::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 150)
    void theBooksBalanceAndEachCallIsChargedOnceAfterEachAction(
            @ForAll("chains") List<Action> chain) {
        ChargingRig rig = new ChargingRig(database.transactor());
        AccountId account = rig.account("2", TERMS.withCallsMax(3));
        String run = UUID.randomUUID().toString();
        Map<Integer, Settlement.Charged> charged = new HashMap<>();
        for (Action action : chain) {
            CallId call = new CallId(run + "-" + action.call());
            act(rig, account, call, action);
            long spent = 0;
            for (int n = 0; n <= 3; n++) {
                CallId each = new CallId(run + "-" + n);
                if (stateOf(rig, each) != Call.State.CHARGED) continue;
                Settlement.Charged now = rig.charged(rig.charging.release(each));
                Settlement.Charged before = charged.putIfAbsent(n, now);
                if (before != null) assertEquals(before, now);
                assertEquals(now.trace().total(), now.charged().plus(now.uncovered()));
                spent += now.charged().micros();
            }
            Balance balance = rig.ledger.balance(account).orElseThrow();
            assertEquals(2_000_000 - spent, balance.posted().micros());
            assertTrue(!balance.available().isNegative(), () -> action + ": " + balance);
            assertEquals(held(rig, run), balance.held().micros());
            rig.assertBooksBalance();
        }
    }

    private static Call.State stateOf(ChargingRig rig, CallId call) {
        return rig.charging.find(call).map(Call::state).orElse(null);
    }

    private static long held(ChargingRig rig, String run) {
        long held = 0;
        for (int n = 0; n <= 3; n++) {
            Call call = rig.charging.find(new CallId(run + "-" + n)).orElse(null);
            if (call != null && call.state() == Call.State.OPEN)
                held += call.held().micros();
        }
        return held;
    }

    private static void act(ChargingRig rig, AccountId account, CallId call, Action action) {
        Duration time = Duration.ofSeconds(action.seconds());
        switch (action.kind()) {
            case AUTHORIZE -> rig.charging.authorize(request(call.value(), account, LISBON, 600));
            case ANSWERED -> rig.charging.answered(call, 1, "carrier1", rig.clock.instant());
            case EXTEND -> extend(rig, call, action.seconds());
            case SETTLE -> rig.charging.settle(call, rig.talked(time));
            case FAIL -> rig.charging.settle(call, rig.failed(1, Disposition.BUSY));
            case RELEASE -> rig.charging.release(call);
            case LOST -> rig.charging.lost(call, rig.clock.instant());
            case SEEN -> rig.charging.seen(List.of(call), rig.clock.instant());
            case RECOVER -> {
                rig.clock.advance(time);
                rig.recovery.recover();
            }
        }
    }

    // the next step after those that the limit shows; a step is never asked for on other terms
    private static void extend(ChargingRig rig, CallId call, int seconds) {
        int step =
                Math.toIntExact(rig.charging.find(call).map(Call::talkSeconds).orElse(1L));
        rig.charging.extend(call, step, seconds);
    }
}
