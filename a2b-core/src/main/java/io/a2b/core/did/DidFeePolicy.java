package io.a2b.core.did;

/**
 * When monthly fees are charged and how long they may stay unpaid. Immutable.
 *
 * @param daysAhead how many days before a month begins it is charged for, 0 to 28
 * @param graceDays how many days after a month has begun it may be unpaid, 0 to 365
 */
public record DidFeePolicy(int daysAhead, int graceDays) {
    /** @throws IllegalArgumentException naming what does not do */
    public DidFeePolicy {
        if (daysAhead < 0 || daysAhead > 28) {
            throw new IllegalArgumentException("daysAhead: " + daysAhead + ", not 0 to 28");
        }
        if (graceDays < 0 || graceDays > 365) {
            throw new IllegalArgumentException("graceDays: " + graceDays + ", not 0 to 365");
        }
    }

    /** Five days ahead, seven days of grace. */
    public static DidFeePolicy defaults() {
        return new DidFeePolicy(5, 7);
    }
}
