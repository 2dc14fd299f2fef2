package io.a2b.agi.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.agi.spi.ChannelLimiterContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

class AmiLimiterTest extends ChannelLimiterContract {
    private static final String LIMIT = "TIMEOUT(absolute)";

    private FakeManager manager;

    @BeforeEach
    void open() throws Exception {
        manager = new FakeManager("billing", "s3cret");
    }

    @AfterEach
    void close() throws Exception {
        manager.close();
    }

    private AmiLimiter limiter(String secret) {
        return new AmiLimiter(AmiConfig.of("127.0.0.1", manager.port(), "billing", secret));
    }

    @Override
    protected ChannelLimiter limiter() {
        return limiter("s3cret");
    }

    @Override
    protected ChannelLimiter limiterOutOfReach() {
        return limiter("wrong");
    }

    @Override
    protected void live(String... channels) {
        manager.live(channels);
    }

    @Override
    protected Optional<Duration> limitOf(String channel) {
        String set = manager.variable(channel, LIMIT);
        if (set.isEmpty()) return Optional.empty();
        long millis = new BigDecimal(set).movePointRight(3).longValueExact();
        return Optional.of(Duration.ofMillis(millis));
    }

    /** Asterisk would take it as: no limit. */
    @Test
    void neverTakesALimitAway() {
        manager.live("1.1");
        for (Duration none :
                new Duration[] {Duration.ZERO, Duration.ofNanos(999_999), Duration.ofSeconds(-1)}) {
            assertThrows(IllegalArgumentException.class, () -> limiter().limit("1.1", none));
        }
        assertEquals(0, manager.connections());
    }

    @Test
    void saysSoWhenItMayNotSetVariables() {
        manager.live("1.1");
        manager.deny("Setvar");
        assertFalse(limiter().limit("1.1", Duration.ofSeconds(5)));
    }
}
