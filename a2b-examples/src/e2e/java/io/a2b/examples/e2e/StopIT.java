package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.UNITED_KINGDOM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;

/** The program is told to stop (SIGTERM) while a call is up. */
@ExtendWith(LabExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class StopIT {
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final Lab lab;
    private Customer customer;
    private String number;
    private PhoneCall call;

    StopIT(Lab lab) {
        this.lab = lab;
    }

    @AfterEach
    void makeGood() {
        lab.clear();
    }

    /** Has the server started with these, and a call through it that has lasted two seconds. */
    private void callThroughServerWith(String... options) {
        assertEquals(0, lab.server().stop());
        lab.server().start(options);
        customer = lab.customer("10.00");
        number = lab.number(UNITED_KINGDOM, "1000");
        call = lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
    }

    @Test
    void waitsForACallAndBillsIt() {
        callThroughServerWith("--stop-wait=30");
        lab.server().terminate();
        Eventually.until(
                "the server says that it waits",
                Lab.patience(),
                () -> lab.server().log().contains("stopping: 1 calls live, waiting up to 30 s"));
        assertTrue(lab.first().talk(number).isEmpty(), "the call goes on");
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertEquals(0, lab.server().awaitExit());
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
    }

    @Test
    void hasAsteriskHangUpACallThatIsLeftAndBillsIt() {
        callThroughServerWith("--stop-wait=1", lab.amiOption());
        assertEquals(0, lab.server().stop());
        assertTrue(lab.server().log().contains("hung up: 1 calls"), lab.server().log());
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertFalse(talk.endedByCarrier());
        call.awaitEnd();
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
    }

    @Test
    void leavesACallThatItsNextStartBills() {
        callThroughServerWith("--stop-wait=0");
        assertEquals(4, lab.server().stop());
        assertTrue(lab.first().talk(number).isEmpty(), "the call goes on");
        assertEquals(1, lab.books().openHolds(customer.account()));
        assertEquals(0, lab.books().chargeCount(customer.account()));
        lab.server().start(lab.amiOption());
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Bill.of(lab, customer, RECOVERY).isFor(UNITED_KINGDOM, talk);
        assertEquals(0, lab.server().stop());
    }
}
