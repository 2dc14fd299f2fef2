package io.a2b.agi.spi;

import java.time.Duration;

/**
 * Moves the moment at which the switch hangs up a channel by itself. Called by whoever extends
 * calls, on his thread, for one call after the other; while it waits for an answer the limits of
 * other calls come nearer, so it should give up within a few seconds.
 */
public interface ChannelLimiter {
    /**
     * Asks the switch to hang up in {@code left}, and not when it would have before. Safe to
     * repeat: the last order counts.
     *
     * @param channel the switch's id of the channel
     * @param left from now; above zero
     * @return whether the switch took the order; false if it cannot be reached, or knows no such
     *     channel any more. Then the moment before stays
     */
    boolean limit(String channel, Duration left);

    /** For hosts that cannot reach their switch. */
    static ChannelLimiter none() {
        return (channel, left) -> false;
    }
}
