package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.GERMANY;
import static io.a2b.examples.e2e.Tariff.UNITED_KINGDOM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;
import java.time.Instant;

/** The program or Asterisk is killed under a call. */
@ExtendWith(LabExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class CrashIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final Lab lab;

    CrashIT(Lab lab) {
        this.lab = lab;
    }

    @AfterEach
    void makeGood() {
        lab.clear();
    }

    @Test
    void billsACallOnceWhoseServerIsKilledAndRestartedBeforeItEnds() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1000");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
        lab.server().kill();
        lab.server().start();
        assertTrue(lab.first().talk(number).isEmpty(), "the call must have survived the server");
        assertEquals(1, lab.books().openHolds(customer.account()));
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Bill.of(lab, customer, RECOVERY).isFor(UNITED_KINGDOM, talk);
    }

    @Test
    void billsACallOnceWhoseServerIsKilledAndRestartedAfterItHasEnded() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1000");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
        lab.server().kill();
        lab.first().awaitTalkOf(number, Duration.ofSeconds(4));
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        String kept = "/a2b/" + lab.books().openCall(customer.account());
        Eventually.until(
                "Asterisk keeps the end of the call",
                Lab.patience(),
                () -> lab.switchboard().console("database show a2b").contains(kept));
        assertEquals(1, lab.books().openHolds(customer.account()));
        lab.server().start();
        awaitDoubt();
        anyOtherSession();
        Bill.of(lab, customer, RECOVERY).isFor(UNITED_KINGDOM, talk);
        Eventually.until(
                "Asterisk does not keep it any more",
                Lab.patience(),
                () -> !lab.switchboard().console("database show a2b").contains(kept));
    }

    @Test
    void billsACallOnceThatHasEndedWhenAsteriskMayBeAskedForIt() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1000");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
        lab.server().kill();
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        lab.server().start(lab.amiOption());
        Bill.of(lab, customer, RECOVERY).isFor(UNITED_KINGDOM, talk);
        assertEquals(0, lab.server().stop());
    }

    @Test
    void leavesACallInPeaceThatAsteriskSaysIsUp() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1000");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(1));
        lab.server().kill();
        lab.server().start(lab.amiOption());
        lab.first().awaitTalkOf(number, Duration.ofSeconds(12)); // in doubt after five
        assertEquals(1, lab.books().openHolds(customer.account()));
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Bill.of(lab, customer, RECOVERY).isFor(UNITED_KINGDOM, talk);
        assertEquals(0, lab.server().stop());
    }

    @Test
    void billsACallOnceUpToTheLossOfAsterisk() {
        Customer customer = lab.customer("0.12"); // twelve seconds
        String number = lab.number(GERMANY, "1000");
        lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(3));
        Instant answered = lab.first().answered(number).orElseThrow();
        Instant before = Instant.now();
        lab.switchboard().killAsterisk();
        Instant after = Instant.now();
        lab.switchboard().startAsterisk();
        Bill.of(lab, customer, RECOVERY)
                .isFor(
                        GERMANY,
                        Duration.between(answered, before).toSeconds(),
                        Duration.between(answered, after).toSeconds() + 1);
    }

    @Test
    void takesCallsAgainBehindAStopThatLeftNothing() {
        assertEquals(0, lab.server().stop());
        lab.server().start();
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1001");
        PhoneCall call = lab.call(customer, number);
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
        call.hangUp();
    }

    /** Recovery has noticed that nobody has spoken for the call for a while. */
    private void awaitDoubt() {
        Eventually.until(
                "the call is in doubt",
                Lab.patience(),
                () -> lab.server().log().contains("in doubt 1"));
    }

    /** Whoever calls next lets the program look at what Asterisk has kept. */
    private void anyOtherSession() {
        Customer other = lab.customer("0");
        PhoneCall call = lab.call(other, lab.number(UNITED_KINGDOM, "1101"));
        Eventually.until(
                "the other call is refused",
                Lab.patience(),
                () -> !lab.books().legs(other.account()).isEmpty());
        call.hangUp();
    }
}
