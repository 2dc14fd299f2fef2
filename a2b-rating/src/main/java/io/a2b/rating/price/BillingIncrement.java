package io.a2b.rating.price;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Seconds billed at once, then per step: {@code 30/6} bills 30, 36, 42, ...
 *
 * @param firstSeconds 0 when the steps begin with the call, else at least 1
 * @param stepSeconds at least 1
 */
public record BillingIncrement(int firstSeconds, int stepSeconds) {
    /** The longest first increment and the longest step: 12 days. */
    public static final int SECONDS_MAX = 1_036_800;

    /** By the second. */
    public static final BillingIncrement SECOND = new BillingIncrement(1, 1);

    @JsonCreator
    public BillingIncrement(
            @JsonProperty("firstSeconds") int firstSeconds,
            @JsonProperty("stepSeconds") int stepSeconds) {
        if (firstSeconds < 0 || firstSeconds > SECONDS_MAX) {
            throw new IllegalArgumentException("firstSeconds: " + firstSeconds);
        }
        if (stepSeconds < 1 || stepSeconds > SECONDS_MAX) {
            throw new IllegalArgumentException("stepSeconds: " + stepSeconds);
        }
        this.firstSeconds = firstSeconds;
        this.stepSeconds = stepSeconds;
    }

    /**
     * Rounds talk time up to whole steps. An unanswered call ({@code 0}) bills nothing.
     *
     * @param talkSeconds zero or more
     * @throws ArithmeticException if the last step would end beyond {@link Long#MAX_VALUE}
     */
    public long billedSeconds(long talkSeconds) {
        if (talkSeconds < 0) throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
        if (talkSeconds == 0) return 0;
        if (talkSeconds <= firstSeconds) return firstSeconds;
        long started = (talkSeconds - firstSeconds) % stepSeconds;
        return started == 0 ? talkSeconds : Math.addExact(talkSeconds, stepSeconds - started);
    }

    /** As it is written in rate decks: {@code 30/6}. */
    @Override
    public String toString() {
        return firstSeconds + "/" + stepSeconds;
    }
}
