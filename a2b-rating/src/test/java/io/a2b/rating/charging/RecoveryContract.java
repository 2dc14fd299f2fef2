package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.FREE;
import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.request;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.job.HoldExpiry;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.ledger.VoidResult;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What recovery promises, on one kind of database. */
abstract class RecoveryContract {
    private static final Duration DOUBT = Duration.ofMinutes(3);
    private static final Duration DUE = Duration.ofHours(3);
    private static final CallId CALL = new CallId("call-1");

    private final TestDatabase kind;
    private FreshDatabase database;
    private ChargingRig rig;
    private AccountId account;

    RecoveryContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.open(RatingTables.MIGRATIONS);
        rig = new ChargingRig(database.transactor());
        account = rig.account("1", TERMS.withCallsMax(2));
        rig.granted(CALL.value(), account, LISBON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void assertRecovers(RecoveryReport expected) {
        assertEquals(expected, rig.recovery.recover());
        rig.assertBooksBalance();
    }

    private void answeredNow() {
        rig.charging.answered(CALL, 1, "carrier1", rig.clock.instant());
    }

    @Test
    void leavesACallAloneOfWhichSomethingWasHeardLately() {
        rig.testimonies.put(CALL, new Testimony.Gone());
        rig.clock.advance(Duration.ofMinutes(1));
        assertRecovers(RecoveryReport.NOTHING);
        rig.clock.advance(DOUBT);
        rig.charging.seen(List.of(CALL), rig.clock.instant());
        assertRecovers(RecoveryReport.NOTHING);
        rig.clock.advance(DOUBT);
        answeredNow();
        assertRecovers(RecoveryReport.NOTHING);
        rig.clock.advance(DOUBT);
        assertRecovers(RecoveryReport.CHARGED);
    }

    @Test
    void leavesACallThatGoesOnEvenBeyondItsHold() {
        rig.testimonies.put(CALL, new Testimony.Alive());
        rig.clock.advance(DUE);
        assertRecovers(RecoveryReport.ALIVE);
        Call call = rig.charging.find(CALL).orElseThrow();
        assertEquals(rig.clock.instant(), call.progress().seenAt().orElseThrow());
        assertEquals(Call.State.OPEN, call.state());
        rig.assertBalance(account, "1", "1");
    }

    @Test
    void theExpiryOfHoldsLeavesThoseOfOpenCallsToRecovery() {
        HoldExpiry expiry = HoldExpiry.over(
                rig.ledger, rig.clock, List.of(Charging.holdOwner(database.transactor())));
        rig.topUp(account, "1");
        AccountId other = rig.account("1");
        rig.ledger.place(new HoldId("call:"), other, usd("1"), DOUBT);
        rig.testimonies.put(CALL, new Testimony.Alive());
        rig.clock.advance(DUE);
        expiry.run(subjects -> {});
        rig.assertBalance(other, "1", "0");
        assertEquals(
                HoldState.OPEN,
                rig.ledger.findHold(CallHolds.of(CALL)).orElseThrow().state());
        rig.testimonies.remove(CALL);
        rig.clock.advance(DOUBT);
        assertRecovers(RecoveryReport.RELEASED);
        assertEquals(
                HoldState.EXPIRED,
                rig.ledger.findHold(CallHolds.of(CALL)).orElseThrow().state());
    }

    @Test
    void settlesAsTheWitnessSays() {
        rig.testimonies.put(CALL, new Testimony.Ended(rig.talked(Duration.ofSeconds(77))));
        rig.clock.advance(DOUBT);
        assertRecovers(RecoveryReport.CHARGED);
        assertRecovers(RecoveryReport.NOTHING);
        rig.assertBalance(account, "0.923", "0");
        assertEquals(16, rig.records.of(CALL).get(0).hangupCause());
    }

    @Test
    void releasesACallOfWhichTheWitnessSawThatNobodyAnswered() {
        rig.testimonies.put(CALL, new Testimony.Ended(rig.failed(1, Disposition.BUSY)));
        rig.clock.advance(DOUBT);
        assertRecovers(RecoveryReport.RELEASED);
        rig.assertBalance(account, "1", "0");
        assertEquals(Disposition.BUSY, rig.records.of(CALL).get(0).disposition());
    }

    @Test
    void takesAnAnswerOnRecordForTruerThanAWitnessWhoSawAnotherLegFail() {
        answeredNow();
        rig.charging.seen(List.of(CALL), rig.clock.instant().plusSeconds(30));
        rig.clock.advance(DOUBT);
        rig.testimonies.put(CALL, new Testimony.Ended(rig.failed(1, Disposition.CONGESTION)));
        assertRecovers(RecoveryReport.CHARGED);
        rig.assertBalance(account, "0.97", "0");
    }

    @Test
    void chargesAnAnsweredCallThatIsGoneUpToItsLastSign() {
        answeredNow();
        rig.charging.seen(List.of(CALL), rig.clock.instant().plusSeconds(60));
        rig.charging.lost(CALL, rig.clock.instant().plusSeconds(75));
        rig.clock.advance(DOUBT.multipliedBy(2));
        rig.testimonies.put(CALL, new Testimony.Gone());
        assertRecovers(RecoveryReport.CHARGED);
        rig.assertBalance(account, "0.925", "0");
        CallDetailRecord record = rig.records.of(CALL).get(0);
        assertEquals(Disposition.ANSWERED, record.disposition());
        assertEquals("its end is not known", record.note());
    }

    @Test
    void leavesACallOfWhichNobodyKnowsUntilItsHoldIsDue() {
        answeredNow();
        rig.clock.advance(Duration.ofMinutes(20));
        assertRecovers(RecoveryReport.LEFT);
        rig.assertBalance(account, "1", "1");
        rig.clock.advance(DUE);
        assertRecovers(RecoveryReport.CHARGED);
        rig.assertBalance(account, "0.999", "0");
    }

    @Test
    void neverChargesBeyondTheLimitForACallOfWhichNobodyKnows() {
        answeredNow();
        rig.charging.lost(CALL, rig.clock.instant().plus(Duration.ofHours(1)));
        rig.clock.advance(DUE);
        assertRecovers(RecoveryReport.CHARGED);
        Settlement.Charged charged = rig.charged(rig.charging.release(CALL));
        assertEquals(usd("0"), charged.uncovered());
        assertEquals(1_000, charged.talkSeconds());
        rig.assertBalance(account, "0", "0");
    }

    @Test
    void freesTheMoneyOfAnUnansweredCallWhenItIsDue() {
        rig.clock.advance(DUE);
        assertRecovers(RecoveryReport.RELEASED);
        rig.assertBalance(account, "1", "0");
        assertEquals(Disposition.UNKNOWN, rig.records.of(CALL).get(0).disposition());
        assertEquals(Call.State.RELEASED, rig.charging.find(CALL).orElseThrow().state());
    }

    @Test
    void chargesALateReportOfACallThatWasGivenUpAsFarAsMoneyIsLeft() {
        LegReport leg = rig.talked(Duration.ofSeconds(100));
        rig.clock.advance(DUE);
        assertRecovers(RecoveryReport.RELEASED);
        rig.charging.authorize(request("call-2", account, LISBON, 960));
        Settlement.Charged charged = rig.charged(rig.charging.settle(CALL, leg));
        assertFalse(charged.replay());
        assertEquals(usd("0.04"), charged.charged());
        assertEquals(usd("0.06"), charged.uncovered());
        assertTrue(rig.charged(rig.charging.settle(CALL, leg)).replay());
        rig.assertBalance(account, "0.96", "0.96");
        assertEquals(2, rig.records.of(CALL).size());
    }

    @Test
    void chargesALateReportOfACallThatWasGivenUpBeforeItsHoldWasDue() {
        LegReport leg = rig.talked(Duration.ofSeconds(100));
        rig.testimonies.put(CALL, new Testimony.Gone());
        rig.clock.advance(DOUBT);
        assertRecovers(RecoveryReport.RELEASED);
        rig.assertBalance(account, "1", "0");
        Settlement.Charged charged = rig.charged(rig.charging.settle(CALL, leg));
        assertEquals(usd("0.1"), charged.charged());
        assertTrue(rig.charged(rig.charging.settle(CALL, leg)).replay());
        rig.assertBalance(account, "0.9", "0");
    }

    @Test
    void chargesALateReportBeforeTheDueTimeAsFarAsMoneyIsLeft() {
        LegReport leg = rig.talked(Duration.ofSeconds(100));
        rig.testimonies.put(CALL, new Testimony.Gone());
        rig.clock.advance(DOUBT);
        assertRecovers(RecoveryReport.RELEASED);
        rig.charging.authorize(request("call-2", account, LISBON, 960));
        Settlement.Charged charged = rig.charged(rig.charging.settle(CALL, leg));
        assertEquals(usd("0.04"), charged.charged());
        assertEquals(usd("0.06"), charged.uncovered());
        rig.assertBalance(account, "0.96", "0.96");
    }

    @Test
    void leavesACallAReleaseHasEndedReleasedWhateverIsReportedLater() {
        LegReport leg = rig.talked(Duration.ofSeconds(100));
        rig.charging.release(CALL);
        assertEquals(new Settlement.Released(CALL, true), rig.charging.settle(CALL, leg));
        rig.assertBalance(account, "1", "0");
    }

    @Test
    void knowsNothingWhenTheWitnessFails() {
        ChargingRecovery recovery = rig.recoveryAsking(call -> {
            throw new IllegalStateException("the switch does not answer");
        });
        rig.clock.advance(DOUBT);
        assertEquals(RecoveryReport.LEFT, recovery.recover());
        rig.clock.advance(DUE);
        assertEquals(RecoveryReport.RELEASED, recovery.recover());
        rig.assertBalance(account, "1", "0");
    }

    @Test
    void finishesTheOthersWhenOneCallCannotBeFinished() {
        rig.charging.authorize(request("call-2", account, FREE, 60));
        // what only a host that goes behind our back can do: the hold is spent, the call is open
        assertInstanceOf(VoidResult.Released.class, rig.ledger.voidHold(CallRow.holdOf(CALL)));
        answeredNow();
        rig.charging.answered(new CallId("call-2"), 1, "carrier1", rig.clock.instant());
        rig.clock.advance(DUE);
        assertRecovers(new RecoveryReport(0, 1, 0, 0, 1));
        assertRecovers(RecoveryReport.FAILED);
    }

    @Test
    void walksMoreCallsThanFitOnAPage() {
        AccountId rich = rig.account("100", TERMS.withCallsMax(300));
        for (int n = 0; n < 250; n++) {
            rig.charging.authorize(request("many-" + n, rich, LISBON, 10));
        }
        rig.clock.advance(DUE);
        assertRecovers(new RecoveryReport(0, 0, 251, 0, 0));
        rig.assertBalance(rich, "100", "0");
    }
}
