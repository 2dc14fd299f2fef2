package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarginGuardTest {
    @Test
    void letsARouteThroughThatLeavesNothingButNoneThatLoses() {
        assertTrue(admits(MarginGuard.NO_LOSS, 100, 100));
        assertFalse(admits(MarginGuard.NO_LOSS, 100, 101));
    }

    @Test
    void asksForTheHigherOfBothMinimums() {
        MarginGuard guard = new MarginGuard(true, 10, 1_000);

        assertTrue(admits(guard, 50, 40));
        assertFalse(admits(guard, 50, 41));
        assertTrue(admits(guard, 1_000, 900));
        assertFalse(admits(guard, 1_000, 901));
    }

    @Test
    void roundsAShareUp() {
        assertEquals(1, MarginGuard.atLeastBasisPoints(1).margin(60, 1, 0).minimumMicros());
        assertEquals(
                Long.MAX_VALUE,
                MarginGuard.atLeastBasisPoints(10_000)
                        .margin(60, Long.MAX_VALUE, 0)
                        .minimumMicros());
    }

    @Test
    void putsUpWithALossIfTold() {
        MarginGuard guard = MarginGuard.atLeastMicros(-5);

        assertTrue(admits(guard, 100, 105));
        assertFalse(admits(guard, 100, 106));
    }

    @Test
    void doesNotOverflow() {
        assertEquals(Long.MAX_VALUE, new Margin(60, Long.MAX_VALUE, -1, 0).micros());
        assertEquals(Long.MIN_VALUE, new Margin(60, -2, Long.MAX_VALUE, 0).micros());
        assertFalse(admits(MarginGuard.NO_LOSS, 0, Long.MAX_VALUE));
    }

    @Test
    void reportsEveryProblemAtOnce() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new MarginGuard(true, Long.MIN_VALUE, 10_001));

        assertEquals(3, refused.getMessage().lines().count());
    }

    private static boolean admits(MarginGuard guard, long charge, long cost) {
        return guard.admits(guard.margin(60, charge, cost));
    }
}
