package io.a2b.agi.spi;

/**
 * Hangs up channels of the switch from outside of their sessions. Called by whoever cuts calls, on
 * his thread, from many at once; an answer within seconds will do.
 */
public interface ChannelCutter {
    /**
     * Asks the switch to hang up; the call is charged when it is over, as if the caller had hung
     * up.
     *
     * @param channel the switch's name of the channel
     * @return whether the switch took the order; false if it cannot be reached, or knows no such
     *     channel any more
     */
    boolean hangUp(String channel);

    /** For hosts that cannot reach their switch. */
    static ChannelCutter none() {
        return channel -> false;
    }
}
