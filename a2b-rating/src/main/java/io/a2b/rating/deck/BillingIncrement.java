package io.a2b.rating.deck;

/**
 * Seconds billed at once, then per step: {@code 30/6} bills 30, 36, 42, ... Both are at least 1.
 */
public record BillingIncrement(int firstSeconds, int stepSeconds) {
    /** The longest first increment and the longest step: a day. */
    public static final int SECONDS_MAX = 86_400;

    public BillingIncrement {
        if (firstSeconds < 1 || firstSeconds > SECONDS_MAX) {
            throw new IllegalArgumentException("firstSeconds: " + firstSeconds);
        }
        if (stepSeconds < 1 || stepSeconds > SECONDS_MAX) {
            throw new IllegalArgumentException("stepSeconds: " + stepSeconds);
        }
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

    /**
     * The longest talk that bills at most {@code billedSecondsMax}; then talk and billed seconds
     * are the same. 0 when that does not reach the first increment.
     */
    public long wholeSteps(long billedSecondsMax) {
        if (billedSecondsMax < firstSeconds) return 0;
        return billedSecondsMax - (billedSecondsMax - firstSeconds) % stepSeconds;
    }

    /** As it is written in rate decks: {@code 30/6}. */
    @Override
    public String toString() {
        return firstSeconds + "/" + stepSeconds;
    }
}
