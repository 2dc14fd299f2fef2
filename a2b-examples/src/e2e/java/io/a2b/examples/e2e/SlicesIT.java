package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.GERMANY;
import static io.a2b.examples.e2e.Tariff.UNITED_KINGDOM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;

/**
 * Calls that are paid for in slices of ten seconds; Asterisk moves the limit of a call that is up.
 */
@ExtendWith(LabExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class SlicesIT {
    private final Lab lab;

    SlicesIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void slice() {
        assertEquals(0, lab.server().stop());
        lab.server().start("--slice-seconds=10", lab.amiOption());
    }

    @AfterEach
    void sliceNoMore() {
        lab.clear();
        assertEquals(0, lab.server().stop());
        lab.server().start();
    }

    @Test
    void extendsACallSliceBySliceAndCutsItWhenTheMoneyIsUsedUp() {
        Customer customer = lab.customer("0.24"); // two slices and four seconds
        String number = lab.number(GERMANY, "1000");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
        assertEquals(100_000, lab.books().heldMicros(customer.account()), "one slice");
        lab.first().awaitTalkOf(number, Duration.ofSeconds(11));
        assertTrue(lab.first().talk(number).isEmpty(), "it goes on beyond its first limit");
        assertTrue(lab.books().heldMicros(customer.account()) >= 200_000, "paid for before");
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertFalse(talk.endedByCarrier());
        assertTrue(talk.duration().toMillis() >= 23_000, talk.toString());
        assertTrue(talk.duration().toMillis() < 25_000, talk.toString());
        Bill.of(lab, customer).isFor(GERMANY, talk);
        call.hangUp();
    }

    @Test
    void billsACallThatEndsInItsSecondSliceAndGivesTheRestBack() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1014"); // the called one talks fourteen seconds
        PhoneCall call = lab.call(customer, number);
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertTrue(talk.endedByCarrier());
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
        call.hangUp();
    }
}
