package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.GERMANY;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.Set;

/** A caller is told that his money is about to be used up. Asterisk cuts such calls another way. */
@ExtendWith(LabExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class WarningIT {
    /** The end of "you have three seconds", which nothing else ends with. */
    private static final String WARNING = "queue-seconds";

    private final Lab lab;

    WarningIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void warn() {
        assertEquals(0, lab.server().stop());
        lab.server().start("--warning-seconds=3");
    }

    @AfterEach
    void warnNoMore() {
        lab.clear();
        assertEquals(0, lab.server().stop());
        lab.server().start();
    }

    @Test
    void warnsOfTheLimitAndCutsTheCallThereAllTheSame() {
        Customer customer = lab.customer("0.08"); // eight seconds
        String number = lab.number(GERMANY, "1000");
        Set<String> before = lab.switchboard().channelsThatHeard(WARNING);
        PhoneCall call = lab.call(customer, number);
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertFalse(talk.endedByCarrier());
        assertTrue(talk.duration().toMillis() >= 7_900, talk.toString());
        assertTrue(talk.duration().toMillis() < 9_000, talk.toString());
        Set<String> warned = lab.switchboard().channelsThatHeard(WARNING);
        warned.removeAll(before);
        assertEquals(1, warned.size(), "who has heard the warning");
        Bill.of(lab, customer).isFor(GERMANY, 8, 8);
        assertEquals(0, lab.books().postedMicros(customer.account()));
        call.hangUp();
    }
}
