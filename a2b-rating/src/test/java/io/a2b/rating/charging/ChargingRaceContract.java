package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.request;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.RatingTables;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Many at once, and a database that goes away; on one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChargingRaceContract {
    private final TestDatabase kind;
    private FreshDatabase database;
    private ChargingRig rig;
    private String id;

    ChargingRaceContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open(RatingTables.MIGRATIONS);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void rig() {
        rig = new ChargingRig(database.transactor());
        id = UUID.randomUUID().toString();
    }

    @Test
    void neverHoldsMoreThanThereIsForManyCallsAtOnce() throws Exception {
        AccountId account = rig.account("1", TERMS.withCallsMax(1_000));
        List<Authorization> answers =
                AtOnce.run(64, n -> rig.charging.authorize(request(id + n, account, LISBON, 100)));
        long granted =
                answers.stream().filter(a -> a instanceof Authorization.Granted).count();
        assertEquals(10, granted);
        rig.assertBalance(account, "1", "1");
    }

    @Test
    void sharesAllTheMoneyWhenEachCallAsksForAll() throws Exception {
        AccountId account = rig.account("1.5", TERMS.withCallsMax(1_000));
        List<Authorization> answers = AtOnce.run(
                32, n -> rig.charging.authorize(request(id + n, account, LISBON, 1_000)));
        List<Long> granted = answers.stream()
                .filter(a -> a instanceof Authorization.Granted)
                .map(a -> ((Authorization.Granted) a).talkSeconds())
                .sorted()
                .collect(Collectors.toList());
        assertEquals(List.of(500L, 1_000L), granted);
        rig.assertBalance(account, "1.5", "1.5");
    }

    @Test
    void grantsNoMoreCallsAtOnceThanAreAllowed() throws Exception {
        AccountId account = rig.account("100", TERMS.withCallsMax(3));
        List<Authorization> answers =
                AtOnce.run(32, n -> rig.charging.authorize(request(id + n, account, LISBON, 10)));
        assertEquals(
                3,
                answers.stream().filter(a -> a instanceof Authorization.Granted).count());
        rig.assertBalance(account, "100", "0.03");
    }

    @Test
    void answersOneCallTheSameHoweverOftenItIsAskedForAtOnce() throws Exception {
        AccountId account = rig.account("1", TERMS.withCallsMax(1));
        List<Authorization> answers =
                AtOnce.run(16, n -> rig.charging.authorize(request(id, account, LISBON, 7_200)));
        int first = 0;
        for (Authorization answer : answers) {
            Authorization.Granted granted = (Authorization.Granted) answer;
            assertEquals(1_000, granted.talkSeconds());
            if (!granted.replay()) first++;
        }
        assertEquals(1, first);
        rig.assertBalance(account, "1", "1");
    }

    @Test
    void chargesACallOnceHoweverOftenItIsSettledAtOnce() throws Exception {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        LegReport leg = rig.talked(Duration.ofSeconds(100));
        List<Settlement> settlements =
                AtOnce.run(16, n -> rig.charging.settle(new CallId(id), leg));
        int first = 0;
        for (Settlement settlement : settlements) {
            assertEquals(usd("0.1"), rig.charged(settlement).charged());
            if (!rig.charged(settlement).replay()) first++;
        }
        assertEquals(1, first);
        rig.assertBalance(account, "0.9", "0");
        assertEquals(1, rig.ledger.entriesOf(id).size());
        assertEquals(1, rig.records.of(new CallId(id)).size());
    }

    @Test
    void recoversOnceOnManyNodesAndBesideLiveReports() throws Exception {
        AccountId account = rig.account("100", TERMS.withCallsMax(1_000));
        LegReport leg = rig.talked(Duration.ofSeconds(10));
        for (int n = 0; n < 40; n++) {
            CallId call = new CallId(id + n);
            rig.charging.authorize(request(call.value(), account, LISBON, 60));
            rig.testimonies.put(call, new Testimony.Ended(leg));
        }
        rig.clock.advance(Duration.ofMinutes(5));
        List<Integer> charged = AtOnce.run(8, n -> {
            if (n < 4) return rig.recovery.recover().charged();
            int mine = 0;
            for (int c = 0; c < 40; c++) {
                Settlement settlement = rig.charging.settle(new CallId(id + c), leg);
                if (!rig.charged(settlement).replay()) mine++;
            }
            return mine;
        });
        assertEquals(40, charged.stream().mapToInt(n -> n).sum());
        rig.assertBalance(account, "99.6", "0");
    }

    @Test
    void losesNothingWhenTheDatabaseGoesAwayAtAnyStatementOfASettlement() {
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        Transactor transactor = Transactor.over(unreliable);
        Charging charging =
                ChargingRig.chargingOver(transactor, RatingConfig.defaults(), rig.clock);
        AccountId account = rig.account("1", TERMS.withCallsMax(1_000));
        int statements = 0;
        for (boolean settled = false; !settled; statements++) {
            CallId call = new CallId(id + statements);
            charging.authorize(request(call.value(), account, LISBON, 10));
            LegReport leg = rig.talked(Duration.ofSeconds(1));
            unreliable.goAwayAfter(statements);
            try {
                charging.settle(call, leg);
                settled = true;
            } catch (A2bException gone) {
                assertEquals(
                        Call.State.OPEN, rig.charging.find(call).orElseThrow().state());
            }
            unreliable.comeBack();
            assertEquals(settled, rig.charged(charging.settle(call, leg)).replay());
            rig.assertBooksBalance();
        }
        assertTrue(statements > 5, "statements: " + statements);
        assertEquals(1_000_000 - 1_000L * statements, rig.available(account).micros());
    }

    @Test
    void chargesOnceWhenTheAnswerOfACommitIsLost() {
        UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
        Charging charging = ChargingRig.chargingOver(
                Transactor.over(unreliable), RatingConfig.defaults(), rig.clock);
        AccountId account = rig.account("1");
        charging.authorize(request(id, account, LISBON, 100));
        LegReport leg = rig.talked(Duration.ofSeconds(50));
        unreliable.loseAnswersOfCommits(1);
        assertThrows(A2bException.class, () -> charging.settle(new CallId(id), leg));
        assertTrue(rig.charged(charging.settle(new CallId(id), leg)).replay());
        rig.assertBalance(account, "0.95", "0");
    }
}
