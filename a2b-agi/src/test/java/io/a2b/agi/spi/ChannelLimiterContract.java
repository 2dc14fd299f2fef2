package io.a2b.agi.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is expected of who moves limits; the test of a host's own limiter extends it. */
@Timeout(60)
public abstract class ChannelLimiterContract {
    private static final String OURS = "1772366400.17";
    private static final String OTHER = "1772366400.18";
    private static final Duration LEFT = Duration.ofMillis(180_250);

    /** One that reaches its switch. */
    protected abstract ChannelLimiter limiter();

    /** One that cannot reach its switch, or is not let in. */
    protected abstract ChannelLimiter limiterOutOfReach();

    /** From now on the switch has these channels. */
    protected abstract void live(String... channels);

    /** In what time the switch was told to hang up, last; empty when it was not. */
    protected abstract Optional<Duration> limitOf(String channel);

    @Test
    void movesTheLimitOfTheChannelThatIsMeant() {
        live(OURS, OTHER);
        assertTrue(limiter().limit(OURS, LEFT));
        assertEquals(Optional.of(LEFT), limitOf(OURS));
        assertEquals(Optional.empty(), limitOf(OTHER));
    }

    @Test
    void theLastOrderCounts() {
        live(OURS);
        assertTrue(limiter().limit(OURS, LEFT));
        for (long millis : new long[] {1, 999, 60_000, 604_800_000}) {
            Duration left = Duration.ofMillis(millis);
            assertTrue(limiter().limit(OURS, left));
            assertEquals(Optional.of(left), limitOf(OURS));
        }
    }

    @Test
    void saysSoWhenThereIsNoSuchChannel() {
        live(OTHER);
        assertFalse(limiter().limit(OURS, LEFT));
        assertEquals(Optional.empty(), limitOf(OTHER));
    }

    @Test
    void movesNothingForWhatIsNoIdOfOneChannel() {
        live(OURS, OTHER);
        for (String id :
                List.of("", " ", "/.*/", OURS + "\r\nAction: Hangup", OURS + " ", "\n", "a,b")) {
            assertFalse(limiter().limit(id, LEFT), id);
        }
        assertEquals(Optional.empty(), limitOf(OURS));
        assertEquals(Optional.empty(), limitOf(OTHER));
    }

    @Test
    void saysSoWhenTheSwitchCannotBeReached() {
        live(OURS);
        assertFalse(limiterOutOfReach().limit(OURS, LEFT));
        assertEquals(Optional.empty(), limitOf(OURS));
    }
}
