package io.a2b.core.cdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

class CallIdTest {
    /** RFC 9562, appendix A.6. */
    @Test
    void beginsWithTheTimeAsTheExampleOfItsSourceDoes() {
        CallId id = CallId.timed(1_645_557_742_000L, 0xCC3, 0x18C4_DC0C_0C07_398FL);
        assertEquals("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", id.value());
    }

    @Test
    void keepsItsVersionAndItsTimeWhateverIsRandom() {
        CallId id = CallId.timed(1_645_557_742_000L, -1, -1);
        assertEquals("017f22e2-79b0-7fff-bfff-ffffffffffff", id.value());
        assertEquals(7, UUID.fromString(id.value()).version());
        assertEquals(2, UUID.fromString(id.value()).variant());
    }

    @Test
    void theIdOfALaterMillisecondIsGreater() {
        CallId earlier = CallId.timed(1_645_557_742_000L, -1, -1);
        CallId later = CallId.timed(1_645_557_742_001L, 0, 0);
        assertTrue(earlier.value().compareTo(later.value()) < 0);
    }

    @Test
    void noTwoAreTheSame() {
        Set<CallId> ids = new HashSet<>();
        Clock stopped = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        for (int i = 0; i < 5_000; i++) {
            ids.add(CallId.random());
            ids.add(CallId.random(stopped));
        }
        assertEquals(10_000, ids.size());
    }
}
