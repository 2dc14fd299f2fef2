package io.a2b.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.ledger.OverrunPolicy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class RatingConfigTest {
    @Test
    void hasDefaultsThatHold() {
        RatingConfig config = RatingConfig.defaults();
        assertEquals(7_200, config.callSecondsMax());
        assertNotNull(config.deckRefresh());
    }

    @Test
    void namesEveryProblemAtOnce() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new RatingConfig(
                        0,
                        9_999,
                        Duration.ZERO,
                        null,
                        Duration.ofDays(2),
                        Optional.of("a plan"),
                        OverrunPolicy.WRITE_OFF));
        assertEquals(7, refused.getMessage().lines().count(), refused.getMessage());
    }
}
