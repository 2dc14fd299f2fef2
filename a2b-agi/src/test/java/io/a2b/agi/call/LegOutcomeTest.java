package io.a2b.agi.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.rating.charging.LegReport;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class LegOutcomeTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_100);

    @Test
    void readsWhatItWrites() {
        LegOutcome outcome = new LegOutcome(
                2, "t-1", "999990.000000", "1000000.000001", "1000003.500000", "ANSWER", 16);
        assertEquals(outcome, LegOutcome.find(outcome.toString()).orElseThrow());
        LegTimes times = outcome.report(NOW).times();
        assertEquals(Duration.ofNanos(3_499_999_000L), times.talk());
        assertEquals(Duration.ofNanos(10_000_001_000L), times.ring());
    }

    @Test
    void believesTheMeterAndNotTheDialStatus() {
        LegOutcome outcome = outcome("1000000.000000", "1000003.000000", "CONGESTION");
        assertEquals(Disposition.ANSWERED, outcome.disposition());
        assertFalse(outcome.isFailover(), "an answered call is never dialled again");
        assertEquals(Disposition.CANCELLED, outcome("", "", "ANSWER").disposition());
    }

    @Test
    void triesAnotherCarrierOnlyWhereTheCalledOneWasNotReached() {
        for (String status : List.of("BUSY", "NOANSWER", "CANCEL", "ANSWER", "")) {
            assertFalse(outcome("", "", status).isFailover(), status);
        }
        assertTrue(outcome("", "", "CONGESTION").isFailover());
        assertTrue(outcome("", "", "CHANUNAVAIL").isFailover());
    }

    @Test
    void neverContradictsItselfWhenClocksDo() {
        LegReport early = outcome("1000000.000000", "999000.000000", "ANSWER").report(NOW);
        assertEquals(Duration.ZERO, early.times().talk());
        LegReport endless = outcome("1000000.000000", "", "ANSWER").report(NOW);
        assertEquals(Duration.ofSeconds(100), endless.times().talk());
        LegReport before = outcome("2000000.000000", "", "ANSWER").report(NOW);
        assertEquals(Duration.ZERO, before.times().talk());
    }

    @Test
    void takesNothingForAnOutcomeThatIsNone() {
        for (String text : List.of(
                "",
                "v1",
                "v2:1:t:::::",
                "v1:0:t:::::",
                "v1:1:t,x:::::",
                "v1:1:t::::BUSY:17\n",
                "v1:1:t::::BUSY:17:more",
                "v1:1:" + "t".repeat(65) + ":::::",
                "v1:1:t:" + "9".repeat(1_000_000) + "::::")) {
            assertTrue(
                    LegOutcome.find(text).isEmpty(),
                    text.substring(0, Math.min(20, text.length())));
        }
        assertTrue(LegOutcome.find("v1:1:t::::BUSY:17").isPresent());
    }

    private static LegOutcome outcome(String answer, String end, String status) {
        return new LegOutcome(1, "t", "", answer, end, status, 16);
    }
}
