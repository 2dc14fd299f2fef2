package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.UNITED_KINGDOM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls that come in on numbers of our own, through a real Asterisk. */
@ExtendWith(LabExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class DidIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    /** What a second costs that comes in, at 0.06 a minute. */
    private static final long DID_SECOND_MICROS = 1_000;

    private static final AtomicInteger DIDS = new AtomicInteger();

    private final Lab lab;

    DidIT(Lab lab) {
        this.lab = lab;
    }

    @AfterEach
    void makeGood() {
        lab.clear();
    }

    private String did(Customer owner, String perMinute, String... targets) {
        String did = "3513%08d".formatted(DIDS.incrementAndGet());
        lab.program().run("did", "add", did, "--country", "PT", "--per-minute", perMinute);
        lab.program().run("did", "assign", did, Long.toString(owner.account()));
        String[] ring = new String[3 + targets.length];
        System.arraycopy(new String[] {"did", "ring", did}, 0, ring, 0, 3);
        System.arraycopy(targets, 0, ring, 3, targets.length);
        lab.program().run(ring);
        return did;
    }

    private List<Books.Leg> answered(Customer owner) {
        return lab.books().legs(owner.account()).stream()
                .filter(leg -> leg.disposition().equals("ANSWERED"))
                .toList();
    }

    /** A device that is not there, a carrier without a line, then one that answers. */
    @Test
    void chargesItsOwnerForTheNumberAndForWhatCarriesItOn() {
        Customer owner = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "5103");
        String did = did(owner, "0.06", "PJSIP/nobody", number);
        PhoneCall call = lab.switchboard().call(Caller.of(Lab.UNKNOWN_CALLER, did));
        Carrier.Talk talk = lab.second().awaitEnd(number);
        call.awaitEnd();
        assertBothCharged(owner, talk);
        // the device and the first carrier left a record too
        assertEquals(4, lab.books().legs(owner.account()).size());
        lab.program().run("audit");
    }

    private void assertBothCharged(Customer owner, Carrier.Talk talk) {
        Eventually.until(
                "both are charged", RECOVERY, () -> lab.books().chargeCount(owner.account()) == 2);
        assertEquals(0, lab.books().openHolds(owner.account()));
        List<Books.Leg> both = answered(owner);
        assertEquals(2, both.size(), both.toString());
        long seconds = both.get(0).talk();
        assertEquals(seconds, both.get(1).talk());
        Duration off = talk.duration().minusSeconds(seconds).abs();
        assertTrue(off.toMillis() <= 600, seconds + " s, the carrier says " + talk);
        long paid = seconds * DID_SECOND_MICROS + UNITED_KINGDOM.chargeMicros(seconds);
        assertEquals(paid, lab.books().chargedMicros(owner.account()));
        assertEquals(owner.balanceMicros() - paid, lab.books().postedMicros(owner.account()));
    }

    /** Asterisk knows of the second call only: that the first goes on follows from it. */
    @Test
    void chargesBothOnceWhoseServerIsKilledAndAsksAsteriskWhatBecameOfThem() {
        Customer owner = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1000");
        String did = did(owner, "0.06", number);
        PhoneCall call = lab.switchboard().call(Caller.of(Lab.UNKNOWN_CALLER, did));
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
        lab.server().kill();
        lab.server().start(lab.amiOption());
        lab.first().awaitTalkOf(number, Duration.ofSeconds(12)); // in doubt after five
        assertEquals(2, lab.books().openHolds(owner.account()));
        call.hangUp();
        assertBothCharged(owner, lab.first().awaitEnd(number));
        assertEquals(0, lab.server().stop());
    }

    @Test
    void chargesBothOnceThatEndedWhileTheServerWasDown() {
        Customer owner = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1000");
        String did = did(owner, "0.06", number);
        PhoneCall call = lab.switchboard().call(Caller.of(Lab.UNKNOWN_CALLER, did));
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
        lab.server().kill();
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        lab.server().start(lab.amiOption());
        assertBothCharged(owner, talk);
        assertEquals(0, lab.server().stop());
    }

    @Test
    void anOwnerWithoutMoneyIsNotDialledForAndTheCallerIsNotAnswered() {
        Customer owner = lab.customer("0");
        String number = lab.number(UNITED_KINGDOM, "1103");
        String did = did(owner, "0.06", number);
        PhoneCall call = lab.switchboard().call(Caller.of(Lab.UNKNOWN_CALLER, did));
        call.awaitEnd();
        List<Books.Leg> legs = lab.books().legs(owner.account());
        assertEquals(1, legs.size());
        assertEquals("REFUSED", legs.get(0).disposition());
        assertEquals(0, lab.first().invites(number));
        assertEquals(0, lab.books().holds(owner.account()));
    }
}
