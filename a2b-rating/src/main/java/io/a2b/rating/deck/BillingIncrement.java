package io.a2b.rating.deck;

/**
 * Seconds billed at once, then per step: {@code 30/6} bills 30, 36, 42, ... Both are at least 1.
 */
public record BillingIncrement(int firstSeconds, int stepSeconds) {
    public BillingIncrement {
        if (firstSeconds < 1 || firstSeconds > 86_400) {
            throw new IllegalArgumentException("firstSeconds: " + firstSeconds);
        }
        if (stepSeconds < 1 || stepSeconds > 86_400) {
            throw new IllegalArgumentException("stepSeconds: " + stepSeconds);
        }
    }

    /**
     * Rounds talk time up to whole steps. An unanswered call ({@code 0}) bills nothing.
     *
     * @param talkSeconds zero or more
     */
    public long billedSeconds(long talkSeconds) {
        if (talkSeconds < 0) throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
        if (talkSeconds == 0) return 0;
        if (talkSeconds <= firstSeconds) return firstSeconds;
        long steps = (talkSeconds - firstSeconds + stepSeconds - 1) / stepSeconds;
        return Math.addExact(firstSeconds, Math.multiplyExact(steps, stepSeconds));
    }

    /** As it is written in rate decks: {@code 30/6}. */
    @Override
    public String toString() {
        return firstSeconds + "/" + stepSeconds;
    }
}
