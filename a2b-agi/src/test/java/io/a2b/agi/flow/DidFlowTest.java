package io.a2b.agi.flow;

import static io.a2b.agi.testing.DidHouse.DID;
import static io.a2b.agi.testing.DidHouse.device;
import static io.a2b.agi.testing.DidHouse.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.testing.DidHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Forwarding;
import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidReports;
import io.a2b.core.did.DidTarget;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidTerms;
import io.a2b.core.did.DidUsage;
import io.a2b.core.money.Money;
import io.a2b.rating.charging.Call.State;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class DidFlowTest {
    private static final Duration RING = Duration.ofSeconds(4);
    private static final DidTarget ALICE = device(1, "PJSIP/alice");
    private static final DidTarget BOB = device(2, "PJSIP/bob");
    private static final String MOBILE = "447700900123";

    private DidHouse house;
    private Forwarding kept; // by the switch

    @BeforeEach
    void open() {
        house = new DidHouse();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Carrier answers(int seconds) {
        return Carrier.answers(RING, Duration.ofSeconds(seconds));
    }

    private static List<String> legs(List<CallDetailRecord> records) {
        return records.stream()
                .map(leg -> (Forwarding.of(leg.call()).isPresent() ? "on " : "") + leg.leg() + " "
                        + leg.trunk() + " " + leg.disposition() + " "
                        + leg.bill().talkSeconds())
                .toList();
    }

    private static List<String> dialled(Transcript heard) {
        return heard.lines().stream()
                .map(Transcript.Line::text)
                .filter(text -> text.startsWith("dials "))
                .map(text -> text.substring(6, text.indexOf(',')))
                .toList();
    }

    private static void assertSilent(Transcript heard, String cause) {
        assertEquals(cause, heard.variables().get("A2B_CAUSE"), heard.toString());
        for (Transcript.Line line : heard.lines()) {
            assertFalse(line.text().matches("(plays|says|asks) .*"), line.toString());
            boolean picksUp = line.party() == Transcript.Party.SERVER;
            assertFalse(picksUp && line.text().equals("answers"), line.toString());
        }
    }

    @Test
    void ringsADeviceAndChargesItsOwnerThePriceOfTheNumber() {
        AccountId owner = house.owner("1.00", "0.06", ALICE);
        house.rehearsal().carrier("alice", answers(61));
        Transcript heard = house.callIn();
        CallDetailRecord leg = house.records(owner).get(0);
        String dial = "dials PJSIP/alice,60,L(1000000)b(a2b-leg^s^1(" + leg.call()
                + "^1^PJSIP.alice))U(a2b-answered)";
        assertTrue(heard.has(dial), heard.toString());
        assertSilent(heard, "16");
        assertEquals(List.of("1 PJSIP.alice ANSWERED 61"), legs(house.records(owner)));
        assertEquals(Optional.of(DID), leg.did());
        assertEquals(DID, leg.called());
        assertEquals("4420794600", leg.callerNumber());
        house.assertBooks(owner, "0.939");
        assertEquals("", heard.variables().get("A2B_CALL"));
        assertTrue(house.server().liveCalls().isEmpty());
    }

    @Test
    void goesOnToANumberOverTheNextCarrierAndChargesBoth() {
        AccountId owner = house.owner("1.00", "0.06", phone(1, MOBILE));
        house.rehearsal().carrier("carrier1", Carrier.congested()).carrier("carrier2", answers(20));
        Transcript heard = house.callIn();
        assertEquals(
                List.of("PJSIP/" + MOBILE + "@carrier1", "PJSIP/" + MOBILE + "@carrier2"),
                dialled(heard));
        assertTrue(heard.lines().toString().contains(",60,L(90000)"), "1.00 buys 90 s of both");
        assertSilent(heard, "16");
        assertEquals(
                List.of(
                        "1 carrier2 ANSWERED 20",
                        "on 1 carrier1 CONGESTION 0",
                        "on 2 carrier2 ANSWERED 20"),
                legs(house.records(owner)));
        for (CallDetailRecord leg : house.records(owner)) {
            assertEquals(Optional.of(DID), leg.did());
        }
        house.assertBooks(owner, "0.78"); // 20 x (0.001 + 0.01)
        assertTrue(house.server().liveCalls().isEmpty());
        assertUsage(owner, 1, 20);
    }

    private void assertUsage(AccountId owner, long calls, long talkSeconds) {
        Money charge = Money.zero(DidHouse.USD);
        long billed = 0;
        List<CallDetailRecord> records = house.records(owner);
        for (CallDetailRecord leg : records) {
            charge = charge.plus(leg.bill().charge());
            billed += leg.bill().billedSeconds();
        }
        List<DidUsage> usage = DidReports.over(house.core.transactor())
                .usage(
                        house.clock.instant().minusSeconds(86_400),
                        house.clock.instant().plusSeconds(1),
                        Optional.empty(),
                        10);
        DidUsage expected = new DidUsage(DID, calls, records.size(), talkSeconds, billed, charge);
        assertEquals(List.of(expected), usage);
    }

    @Test
    void ringsTheTargetsInTheirOrderUntilOneAnswers() {
        AccountId owner =
                house.owner("1.00", "0.06", device(4, "PJSIP/carol"), phone(3, MOBILE), BOB, ALICE);
        house.rehearsal()
                .carrier("alice", Carrier.busy())
                .carrier("bob", Carrier.silent())
                .carrier("carrier1", Carrier.unavailable())
                .carrier("carrier2", Carrier.silent())
                .carrier("carol", answers(10));
        Transcript heard = house.callIn();
        assertEquals(
                List.of(
                        "PJSIP/alice",
                        "PJSIP/bob",
                        "PJSIP/" + MOBILE + "@carrier1",
                        "PJSIP/" + MOBILE + "@carrier2",
                        "PJSIP/carol"),
                dialled(heard));
        assertEquals(
                List.of(
                        "1 PJSIP.alice BUSY 0",
                        "2 PJSIP.bob NO_ANSWER 0",
                        "3 carrier2 NO_ANSWER 0",
                        "4 PJSIP.carol ANSWERED 10",
                        "on 1 carrier1 UNAVAILABLE 0",
                        "on 2 carrier2 NO_ANSWER 0"),
                legs(house.records(owner)));
        house.assertBooks(owner, "0.99");
        assertUsage(owner, 1, 10);
    }

    /** A2Billing went on to the next one when the conversation was over. */
    @Test
    void neverRingsAnotherTargetAfterAConversation() {
        AccountId owner = house.owner("1.00", "0", ALICE, BOB, phone(3, MOBILE));
        house.rehearsal().carrier("alice", answers(5)).carrier("bob", answers(5));
        assertEquals(List.of("PJSIP/alice"), dialled(house.callIn()));
        assertEquals(1, house.records(owner).size());
        house.rehearsal().carrier("alice", Carrier.busy()).carrier("bob", Carrier.busy());
        house.rehearsal().carrier("carrier1", answers(5));
        assertEquals(3, dialled(house.callIn()).size());
        house.assertBooks(owner, "0.95");
    }

    @Test
    void stopsWhenTheCallerHasHadEnough() {
        AccountId owner = house.owner("1.00", "0.06", ALICE, BOB);
        house.rehearsal().carrier("alice", Carrier.silent()).carrier("bob", answers(5));
        Transcript heard = house.play(DidHouse.caller().hangsUpWhileRinging(Duration.ofSeconds(7)));
        assertEquals(List.of("PJSIP/alice"), dialled(heard));
        assertEquals(List.of("1 PJSIP.alice CANCELLED 0"), legs(house.records(owner)));
        house.assertBooks(owner, "1.00");
    }

    @Test
    void stopsWhenTheCallerHasHadEnoughOfANumberThatRings() {
        AccountId owner = house.owner("1.00", "0.06", phone(1, MOBILE), BOB);
        house.rehearsal().carrier("carrier1", Carrier.silent()).carrier("bob", answers(5));
        Transcript heard = house.play(DidHouse.caller().hangsUpWhileRinging(Duration.ofSeconds(7)));
        assertEquals(1, dialled(heard).size());
        assertEquals(
                List.of("1 carrier1 CANCELLED 0", "on 1 carrier1 CANCELLED 0"),
                legs(house.records(owner)));
        house.assertBooks(owner, "1.00");
    }

    @Test
    void anOwnerWithoutMoneyIsReachableOnAFreeNumber() {
        AccountId owner = house.owner("0", "0", ALICE);
        house.rehearsal().carrier("alice", answers(5000));
        Transcript heard = house.callIn();
        assertTrue(heard.has("cuts the call at its limit"), heard.toString());
        assertEquals(List.of("1 PJSIP.alice ANSWERED 3600"), legs(house.records(owner)));
        house.assertBooks(owner, "0");
    }

    @Test
    void aDialStringThatNobodyHasSeenIsNeverDialled() {
        DidTarget unseen = DidTarget.dialString(1, "PJSIP/mallory");
        AccountId owner =
                house.owner("1.00", "0", unseen, device(2, "PJSIP/off").withActive(false));
        house.rehearsal().carrier("mallory", answers(5)).carrier("off", answers(5));
        Transcript heard = house.callIn();
        assertSilent(heard, "20");
        assertEquals(List.of(), dialled(heard));
        assertEquals(List.of("1  UNAVAILABLE 0"), legs(house.records(owner)));
        house.dids.validate(
                house.dids.find(DID).orElseThrow().assignment().orElseThrow(), 1, "PJSIP/mallory");
        assertEquals(List.of("PJSIP/mallory"), dialled(house.callIn()));
    }

    @Test
    void whatIsInTheWayIsACauseAndNoPrompt() {
        assertSilent(house.callIn(), "1");
        assertSilent(house.play(Caller.from("").dials("nonsense")), "1");
        DidTerms one = DidTerms.of("test", "PT", DidTariff.free(DidHouse.USD)).withCallsMax(1);
        AccountId owner = house.owner("0", one, ALICE);
        CallRequest there = CallRequest.inbound(CallId.random(), owner, "", DID, 10);
        house.charging.authorize(there);
        assertSilent(house.callIn(), "17");
        house.charging.release(there.call());
        house.core.callers().rules().block("4420794600", "");
        assertSilent(house.callIn(), "21");
        house.core.callers().rules().unblock("4420794600");
        house.core.accounts().changeStatus(owner, AccountStatus.SUSPENDED_FOR_LITIGATION);
        assertSilent(house.callIn(), "20");
        assertEquals(
                List.of("ACCOUNT_NOT_ACTIVE", "CALLER_BLOCKED", "DID_CALLS_EXCEEDED"),
                house.records(owner).stream()
                        .map(CallDetailRecord::note)
                        .sorted()
                        .toList());
        house.assertBooks(owner, "0");
    }

    @Test
    void anOwnerWhoCannotPayForTheNumberIsAbsent() {
        AccountId owner = house.owner("0.00", "0.06", ALICE, phone(2, MOBILE));
        assertSilent(house.callIn(), "20");
        assertEquals("FUNDS_INSUFFICIENT", house.records(owner).get(0).note());
    }

    @Test
    void howTheLastTargetEndedIsTheCause() {
        house.owner("1.00", "0", ALICE);
        house.rehearsal().carrier("alice", Carrier.busy());
        assertSilent(house.callIn(), "17");
        house.rehearsal().carrier("alice", Carrier.silent());
        assertSilent(house.callIn(), "19");
        house.rehearsal().carrier("alice", Carrier.congested());
        assertSilent(house.callIn(), "34");
        house.rehearsal().carrier("alice", Carrier.unavailable());
        assertSilent(house.callIn(), "20");
    }

    @Test
    void aNumberThatIsRefusedIsALegAndTheNextTargetRings() {
        AccountId owner = house.owner(
                "0.005", "0", phone(1, MOBILE), phone(2, "33123456789"), device(3, "PJSIP/alice"));
        house.rehearsal().carrier("alice", answers(5));
        assertEquals(List.of("PJSIP/alice"), dialled(house.callIn()));
        assertEquals(
                List.of(
                        "1  REFUSED 0",
                        "2  REFUSED 0",
                        "3 PJSIP.alice ANSWERED 5",
                        "on 0  REFUSED 0",
                        "on 0  REFUSED 0"),
                legs(house.records(owner)));
        house.assertBooks(owner, "0.005");
    }

    @Test
    void aNumberIsNotForwardedToItself() {
        AccountId owner = house.owner("1.00", "0", DidTarget.phone(1, DID));
        assertEquals(List.of(), dialled(house.callIn()));
        assertEquals(List.of("1  UNAVAILABLE 0"), legs(house.records(owner)));
    }

    @Test
    void aHangUpAtAnyCommandLeavesNothingHeldAndNoAnswerUncharged() {
        AccountId owner = house.owner("100.00", "0.06", ALICE, phone(2, MOBILE));
        house.rehearsal()
                .carrier("alice", Carrier.busy())
                .carrier("carrier1", Carrier.congested())
                .carrier("carrier2", answers(20));
        int commands = house.callIn().commandCount();
        assertTrue(commands > 25, "commands: " + commands);
        for (int n = 1; n <= commands; n++) {
            Transcript heard = house.play(DidHouse.caller().hangsUpAtCommand(n));
            assertEquals(
                    Money.zero(DidHouse.USD),
                    house.core.ledger().balance(owner).orElseThrow().held(),
                    n + ":\n" + heard);
            assertTrue(house.rehearsal().store().isEmpty(), n + ":\n" + heard);
            assertTrue(house.server().liveCalls().isEmpty());
        }
        long answered = house.records(owner).stream()
                .filter(leg -> leg.bill().talkSeconds() == 20)
                .count();
        assertEquals(0, answered % 2);
        house.assertBooks(owner, dollars(100_000_000 - answered / 2 * 220_000));
    }

    private static String dollars(long micros) {
        return new Money(DidHouse.USD, micros).amount().toPlainString();
    }

    @Test
    void aSwitchThatDiesAtAnyCommandLeavesBothCallsToRecovery() {
        DidPrice price = DidPrice.perMinute(Money.of("USD", "0.06"));
        DidTariff tariff = DidTariff.free(DidHouse.USD).withPrice(price);
        DidTerms many = DidTerms.of("test", "PT", tariff).withCallsMax(1000);
        AccountId owner = house.owner("10000.00", many, ALICE, phone(2, MOBILE));
        house.rehearsal()
                .carrier("alice", Carrier.busy())
                .carrier("carrier1", Carrier.congested())
                .carrier("carrier2", answers(20));
        int commands = house.callIn().commandCount();
        for (int n = 1; n <= commands; n++) {
            house.play(DidHouse.caller().switchDiesAtCommand(n));
            while (house.server().sessionCount() > 0) Thread.onSpinWait();
            assertTrue(house.server().liveCalls().isEmpty(), "command " + n);
        }
        house.further = call -> new Testimony.Gone();
        for (int round = 1; round <= 2; round++) {
            house.clock.advance(Duration.ofMinutes(10));
            assertEquals(0, house.recovery().recover().failed());
        }
        assertEquals(
                Money.zero(DidHouse.USD),
                house.core.ledger().balance(owner).orElseThrow().held());
        long in = 0;
        long on = 0;
        for (CallDetailRecord leg : house.records(owner)) {
            if (Forwarding.of(leg.call()).isEmpty()) in += leg.bill().talkSeconds();
            else on += leg.bill().talkSeconds();
        }
        assertEquals(in, on);
        assertTrue(in > 20, "some were answered before the switch died: " + in);
        house.assertBooks(owner, dollars(10_000_000_000L - in * 1_000 - on * 10_000));
    }

    /** The database goes away while two are talking, and is back when somebody else calls. */
    @Test
    void theSwitchKeepsTheEndOfBothWhenNobodyCanHearOfIt() {
        AccountId owner = house.owner("100.00", "0.06", phone(1, MOBILE));
        house.rehearsal()
                .carrier("carrier1", answers(60).meanwhile(() -> house.dataSource.goAway()));
        house.callIn();
        assertEquals(1, house.rehearsal().store().size());
        house.dataSource.comeBack();
        List<State> open = states();
        assertEquals(List.of(State.OPEN, State.OPEN), open);
        house.clock.advance(Duration.ofMinutes(10));
        assertEquals(2, house.recovery().recover().left());
        house.rehearsal().carrier("carrier1", Carrier.busy());
        house.callIn();
        assertTrue(house.rehearsal().store().isEmpty());
        assertEquals(List.of(State.CHARGED, State.CHARGED), states());
        house.assertBooks(owner, "99.34"); // 60 x (0.001 + 0.01)
    }

    /** Of the first call and of the one that carries it on, as the switch knows them. */
    private List<State> states() {
        if (kept == null) {
            String second = house.rehearsal().store().keySet().iterator().next();
            kept = Forwarding.of(new CallId(second)).orElseThrow();
        }
        return List.of(
                house.charging.find(kept.inbound()).orElseThrow().state(),
                house.charging.find(kept.call()).orElseThrow().state());
    }
}
