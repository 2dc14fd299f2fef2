package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.MOBILE;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.UNRATED;
import static io.a2b.rating.charging.ChargingRig.inbound;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.caller.Restriction;
import io.a2b.core.caller.Restriction.Mode;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidReports;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidUsage;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Calls that come in and go on to another number: two charges, one talk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForwardsContract {
    private static final DidTariff FREE = DidTariff.free(ListedDecks.USD);

    /** 0.12 a minute: 0.002 a second, with Lisbon 0.003. */
    private static final DidTariff PRICED = FREE.withPrice(DidPrice.perMinute(usd("0.12")));

    private final TestDatabase kind;
    private FreshDatabase database;
    private ChargingRig rig;
    private CallId call;
    private CallId second;

    ForwardsContract(TestDatabase kind) {
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
        call = new CallId(UUID.randomUUID().toString());
        second = call.forward(1);
    }

    /** Asks for one second, as somebody does who does not know yet what will ring. */
    private CallRequest comesIn(AccountId owner, PhoneNumber did) {
        CallRequest inbound = inbound(call.value(), owner, did, 1);
        rig.granted(inbound);
        return inbound;
    }

    private LegReport talked(Duration talk) {
        return rig.talked(talk);
    }

    private LegReport notAnswered(int leg) {
        return rig.failed(leg, Disposition.NO_ANSWER);
    }

    @Test
    void theMoneyLastsForBothAndNotASecondMore() {
        AccountId owner = rig.account("0.6049", TERMS.withCallsMax(1));
        CallRequest inbound = comesIn(owner, rig.did(owner, PRICED));
        rig.assertBalance(owner, "0.6049", "0.002");
        Authorization.Granted granted = rig.granted(inbound.forwardedTo(LISBON, 1, 7_200));
        assertEquals(201, granted.talkSeconds());
        assertEquals(2, granted.routes().size());
        rig.assertBalance(owner, "0.6049", "0.603");
        Settlement.Charged charged =
                rig.charged(rig.charging.settle(second, talked(Duration.ofSeconds(201))));
        assertEquals(usd("0.201"), charged.charged());
        assertEquals(201, rig.charging.find(call).orElseThrow().talkSeconds());
        assertEquals(usd("0.402"), rig.charging.find(call).orElseThrow().held());
        rig.assertBalance(owner, "0.0019", "0");
    }

    @Test
    void theLimitIsTheLongestThatBothAreHeldFor() {
        AccountId owner = rig.account("3.7331");
        PhoneNumber did =
                rig.did(owner, FREE.withPrice(new DidPrice(usd("0.01"), usd("0.07"), 30, 6)));
        CallRequest inbound = comesIn(owner, did);
        Authorization.Granted second = rig.granted(inbound.forwardedTo(MOBILE, 1, 7_200));
        long limit = second.talkSeconds();
        Call first = rig.charging.find(call).orElseThrow();
        long both = Pricing.most(first.quote(), limit).micros() + second.held().micros();
        assertEquals(both, rig.ledger.balance(owner).orElseThrow().held().micros());
        assertTrue(both <= 3_733_100, "held: " + both);
        long more = Pricing.most(first.quote(), limit + 1).micros()
                + Pricing.most(second.quote(), limit + 1).micros();
        assertTrue(more > 3_733_100, "one second more: " + more);
        rig.charging.settle(call.forward(1), talked(Duration.ofSeconds(limit)));
        rig.assertBalance(owner, usd("3.7331").minus(micros(both)).amount().toPlainString(), "0");
    }

    private static Money micros(long micros) {
        return new Money(ListedDecks.USD, micros);
    }

    @Test
    void bothAreChargedAtOnceAndRecordedWithTheNumber() {
        AccountId owner = rig.account("1");
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = comesIn(owner, did);
        rig.granted(inbound.forwardedTo(LISBON, 1, 7_200));
        rig.charging.legFailed(second, rig.failed(1, Disposition.CONGESTION));
        Instant answer = rig.clock.instant();
        rig.charging.answered(second, 2, "carrier2", answer);
        LegReport leg = new LegReport(
                2,
                "carrier2",
                Disposition.ANSWERED,
                16,
                talked(Duration.ofSeconds(60)).times());
        Settlement.Charged forwarded = rig.charged(rig.charging.settle(second, leg));
        assertEquals(usd("0.06"), forwarded.charged());
        assertEquals(Call.State.CHARGED, rig.charging.find(call).orElseThrow().state());
        rig.assertBalance(owner, "0.82", "0");
        assertEquals(1, rig.ledger.entriesOf(call.value()).size());
        assertEquals(1, rig.ledger.entriesOf(second.value()).size());
        CallDetailRecord in = rig.records.of(call).get(0);
        assertEquals(List.of(1, usd("0.12"), 60L), List.of(in.leg(), charge(in), talk(in)));
        assertEquals(did, in.called());
        List<CallDetailRecord> out = rig.records.of(second);
        assertEquals(2, out.size());
        assertEquals(LISBON, out.get(1).called());
        assertEquals(List.of(usd("0.06"), 60L), List.of(charge(out.get(1)), talk(out.get(1))));
        for (CallDetailRecord record : out) assertEquals(Optional.of(did), record.did());
        assertEquals(in.times(), out.get(1).times());
        // every verb again, on either call: nothing changes
        rig.charging.answered(second, 2, "carrier2", answer.plusSeconds(9));
        assertTrue(rig.charged(rig.charging.settle(second, leg)).replay());
        assertTrue(rig.charged(rig.charging.settle(call, talked(Duration.ofSeconds(9))))
                .replay());
        assertTrue(rig.charged(rig.charging.release(second)).replay());
        assertTrue(rig.charged(rig.charging.release(call)).replay());
        rig.charging.lost(second, answer.plusSeconds(9));
        assertTrue(rig.granted(inbound.forwardedTo(LISBON, 1, 7_200)).replay());
        rig.assertBalance(owner, "0.82", "0");
        assertEquals(0, rig.lines(did));
    }

    private static Object charge(CallDetailRecord record) {
        return record.bill().charge();
    }

    private static Object talk(CallDetailRecord record) {
        return record.bill().talkSeconds();
    }

    @Test
    void aTargetThatDoesNotAnswerIsALegAndTheNextOneMayRing() {
        AccountId owner = rig.account("1");
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = comesIn(owner, did);
        rig.granted(inbound.forwardedTo(LISBON, 1, 7_200));
        assertInstanceOf(Settlement.Released.class, rig.charging.settle(second, notAnswered(1)));
        rig.charging.settle(second, notAnswered(1));
        assertEquals(Call.State.OPEN, rig.charging.find(call).orElseThrow().state());
        CallDetailRecord first = rig.records.of(call).get(0);
        assertEquals(Disposition.NO_ANSWER, first.disposition());
        assertEquals(Disposition.NO_ANSWER, rig.records.of(second).get(0).disposition());
        rig.granted(inbound.forwardedTo(MOBILE, 2, 7_200));
        rig.charging.settle(call.forward(2), talked(Duration.ofSeconds(61)));
        assertEquals(2, rig.records.of(call).size());
        rig.assertBalance(owner, "0.228", "0"); // 0.122 and 0.65
        assertEquals(1, rig.records.of(call.forward(2)).size());
    }

    /** A device first, which may talk for all the money; then a number that costs more. */
    @Test
    void whatWasHeldForOneTargetIsThereForTheNext() {
        AccountId owner = rig.account("0.6049");
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = comesIn(owner, did);
        Extension.Extended extended =
                assertInstanceOf(Extension.Extended.class, rig.charging.extend(call, 1, 7_199));
        assertEquals(302, extended.talkSeconds());
        rig.assertBalance(owner, "0.6049", "0.604");
        rig.charging.legFailed(call, notAnswered(1));
        rig.charging.legFailed(call, notAnswered(1));
        rig.assertBalance(owner, "0.6049", "0.002");
        assertTrue(Charging.holdOwner(database.transactor()).answersFor(CallHolds.of(call, 1)));
        Authorization.Granted granted = rig.granted(inbound.forwardedTo(LISBON, 2, 7_200));
        assertEquals(201, granted.talkSeconds());
        rig.charging.settle(call.forward(2), notAnswered(1));
        rig.charging.extend(call, 3, 99);
        rig.charging.legFailed(call, notAnswered(3));
        rig.charging.extend(call, 4, 99);
        LegReport leg = new LegReport(
                4,
                "PJSIP.alice",
                Disposition.ANSWERED,
                16,
                talked(Duration.ofSeconds(100)).times());
        rig.charging.settle(call, leg);
        rig.assertBalance(owner, "0.4049", "0");
        assertEquals(4, rig.records.of(call).size());
    }

    /** A report that comes too late must not make the next target's ringing a talk. */
    @Test
    void anAnswerOfATargetThatIsOverIsNoAnswerOfTheCall() {
        AccountId owner = rig.account("1");
        CallRequest inbound = comesIn(owner, rig.did(owner, PRICED));
        rig.granted(inbound.forwardedTo(LISBON, 1, 7_200));
        rig.charging.settle(second, notAnswered(1));
        rig.charging.answered(second, 1, "carrier1", rig.clock.instant());
        rig.charging.lost(second, rig.clock.instant().plusSeconds(60));
        assertInstanceOf(Settlement.Released.class, rig.charging.release(call));
        rig.assertBalance(owner, "1", "0");
    }

    @Test
    void refusesWhatItsOwnerMayNotOrCannotAfford() {
        AccountId owner = rig.account("0.0029", TERMS.withCallsMax(1));
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = comesIn(owner, did);
        assertRefused(Reason.NUMBER_UNRATED, inbound.forwardedTo(UNRATED, 1, 10));
        assertRefused(Reason.NO_ROUTE, inbound.forwardedTo(ChargingRig.UNREACHABLE, 2, 10));
        rig.rules.restrict(owner, new Restriction(Mode.ALLOW_ONLY_LISTED, Set.of()));
        assertRefused(Reason.NUMBER_RESTRICTED, inbound.forwardedTo(LISBON, 3, 10));
        rig.rules.restrict(owner, Restriction.none());
        assertRefused(Reason.FUNDS_INSUFFICIENT, inbound.forwardedTo(LISBON, 4, 10));
        rig.assertBalance(owner, "0.0029", "0.002");
        rig.topUp(owner, "0.0001");
        assertEquals(1, rig.granted(inbound.forwardedTo(LISBON, 5, 10)).talkSeconds());
        rig.assertBalance(owner, "0.003", "0.003");
    }

    private void assertRefused(Reason reason, CallRequest request) {
        Authorization.Refused refused =
                assertInstanceOf(Authorization.Refused.class, rig.charging.authorize(request));
        assertEquals(reason, refused.reason());
        CallDetailRecord leg = rig.records.of(request.call()).get(0);
        assertEquals(reason.name(), leg.note());
        assertEquals(request.did(), leg.did());
        assertEquals(Call.State.OPEN, rig.charging.find(call).orElseThrow().state());
    }

    @Test
    void aFreeNumberCostsOnlyWhatItIsForwardedFor() {
        AccountId owner = rig.account("0.05");
        PhoneNumber did = rig.did(owner, FREE);
        CallRequest inbound = comesIn(owner, did);
        assertEquals(50, rig.granted(inbound.forwardedTo(LISBON, 1, 7_200)).talkSeconds());
        rig.assertBalance(owner, "0.05", "0.05");
        rig.charging.settle(second, talked(Duration.ofSeconds(50)));
        assertEquals(Call.State.CHARGED, rig.charging.find(call).orElseThrow().state());
        rig.assertBalance(owner, "0", "0");
        assertEquals(50L, talk(rig.records.of(call).get(0)));
    }

    @Test
    void carriesOnOnlyACallThatIsThereAndNotAnswered() {
        AccountId owner = rig.account("1");
        AccountId other = rig.account("1");
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = inbound(call.value(), owner, did, 1);
        CallRequest forward = inbound.forwardedTo(LISBON, 1, 10);
        assertThrows(CallConflictException.class, () -> rig.charging.authorize(forward));
        rig.granted(inbound);
        CallRequest ofOther = new CallRequest(
                second, other, inbound.callerNumber(), LISBON, "", 10, Optional.of(did));
        assertThrows(CallConflictException.class, () -> rig.charging.authorize(ofOther));
        rig.charging.answered(call, 1, "PJSIP.alice", rig.clock.instant());
        assertThrows(CallConflictException.class, () -> rig.charging.authorize(forward));
        rig.charging.settle(call, talked(Duration.ofSeconds(1)));
        assertThrows(CallConflictException.class, () -> rig.charging.authorize(forward));
        rig.assertBalance(owner, "0.998", "0");
        rig.assertBalance(other, "1", "0");
    }

    @Test
    void isNotExtendedWithoutTheCallItCarriesOn() {
        AccountId owner = rig.account("1");
        CallRequest inbound = comesIn(owner, rig.did(owner, PRICED));
        rig.granted(inbound.forwardedTo(LISBON, 1, 10));
        Extension none = rig.charging.extend(second, 1, 5);
        assertEquals(new Extension.Refused(Extension.Reason.LIMIT_REACHED), none);
    }

    /** Whatever was on record when the program died. */
    @Test
    void recoveryChargesBothForTheSameTalkOrNeither() {
        AccountId owner = rig.account("10");
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = comesIn(owner, did);
        rig.granted(inbound.forwardedTo(LISBON, 1, 600));
        Instant answer = rig.clock.instant();
        rig.charging.answered(second, 2, "carrier2", answer);
        rig.charging.seen(List.of(second), answer.plusSeconds(30));
        rig.charging.lost(second, answer.plusSeconds(45));
        rig.testimonies.put(call, new Testimony.Gone());
        rig.clock.advance(Duration.ofMinutes(10));
        assertEquals(0, rig.recovery.recover().charged()); // the second is not known to be over
        rig.testimonies.put(second, new Testimony.Gone());
        assertEquals(0, rig.recovery.recover().failed());
        assertEquals(45L, talk(rig.records.of(call).get(0)));
        assertEquals(45L, talk(rig.records.of(second).get(0)));
        rig.assertBalance(owner, "9.865", "0");
        // the switch's own report comes late: it was settled, and nothing changes
        rig.charging.settle(second, talked(Duration.ofSeconds(60)));
        rig.assertBalance(owner, "9.865", "0");
        assertEquals(0, rig.lines(did));
    }

    @Test
    void recoveryEndsBothAsTheSwitchSawTheSecond() {
        AccountId owner = rig.account("10");
        CallRequest inbound = comesIn(owner, rig.did(owner, PRICED));
        rig.granted(inbound.forwardedTo(LISBON, 1, 600));
        rig.testimonies.put(second, new Testimony.Ended(talked(Duration.ofSeconds(100))));
        rig.clock.advance(Duration.ofMinutes(10));
        RecoveryReport report = rig.recovery.recover();
        assertTrue(report.charged() >= 1 && report.failed() == 0, report.toString());
        rig.assertBalance(owner, "9.7", "0");
        assertEquals(Call.State.CHARGED, rig.charging.find(call).orElseThrow().state());
    }

    @Test
    void recoveryFreesBothWhenNobodyAnswered() {
        AccountId owner = rig.account("10");
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = comesIn(owner, did);
        rig.granted(inbound.forwardedTo(LISBON, 1, 600));
        rig.testimonies.put(call, new Testimony.Gone());
        rig.testimonies.put(second, new Testimony.Gone());
        rig.clock.advance(Duration.ofMinutes(10));
        rig.recovery.recover();
        rig.recovery.recover();
        rig.assertBalance(owner, "10", "0");
        assertEquals(Call.State.RELEASED, rig.charging.find(call).orElseThrow().state());
        assertEquals(
                Call.State.RELEASED, rig.charging.find(second).orElseThrow().state());
        assertEquals(0, rig.lines(did));
        // and both are charged if the end is reported after all
        rig.charging.settle(second, talked(Duration.ofSeconds(100)));
        rig.assertBalance(owner, "9.7", "0");
        assertEquals(0, rig.lines(did));
    }

    @Test
    void aReportThatDeniesTheAnswerChargesBoth() {
        AccountId owner = rig.account("10");
        CallRequest inbound = comesIn(owner, rig.did(owner, PRICED));
        rig.granted(inbound.forwardedTo(LISBON, 1, 600));
        Instant answer = rig.clock.instant();
        rig.charging.answered(second, 1, "carrier1", answer);
        rig.clock.advance(Duration.ofSeconds(20));
        rig.charging.settle(second, rig.failed(1, Disposition.CANCELLED));
        assertEquals(20L, talk(rig.records.of(call).get(0)));
        assertEquals(20L, talk(rig.records.of(second).get(0)));
        rig.assertBalance(owner, "9.94", "0");
    }

    @Test
    void theUsageOfANumberIsTheSumOfTheRecordsAndEachCallCountsOnce() {
        rig.clock.set(Instant.parse("2030-03-01T12:00:00Z"));
        AccountId owner = rig.account("10");
        PhoneNumber did = rig.did(owner, PRICED);
        CallRequest inbound = comesIn(owner, did);
        rig.granted(inbound.forwardedTo(LISBON, 1, 600));
        rig.charging.settle(second, notAnswered(1));
        rig.granted(inbound.forwardedTo(LISBON, 2, 600));
        rig.charging.settle(call.forward(2), talked(Duration.ofSeconds(60)));
        CallRequest other = inbound(UUID.randomUUID().toString(), owner, did, 60);
        rig.granted(other);
        rig.charging.settle(other.call(), talked(Duration.ofSeconds(10)));
        Instant from = rig.clock.instant().minusSeconds(3_600);
        Instant until = from.plusSeconds(7_200);
        List<DidUsage> usage =
                DidReports.over(database.transactor())
                        .usage(from, until, Optional.empty(), 1_000)
                        .stream()
                        .filter(one -> one.did().equals(did))
                        .toList();
        long charged = 10_000_000 - rig.available(owner).micros();
        assertEquals(
                List.of(new DidUsage(did, 2, 5, 70, 130, new Money(ListedDecks.USD, charged))),
                usage);
        assertEquals(200_000, charged);
    }
}
