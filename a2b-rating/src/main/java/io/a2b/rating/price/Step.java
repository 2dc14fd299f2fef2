package io.a2b.rating.price;

/**
 * Another price per minute for a stretch of the call, before the price of the rate itself.
 *
 * @param lengthSeconds how long the step lasts; at least 1
 * @param entryFeeMicros once, when the call gets there; below zero it is given to the caller
 * @param perMinuteMicros price of 60 billed seconds
 * @param incrementSeconds the seconds billed at once within the step; at least 1
 */
public record Step(
        int lengthSeconds, long entryFeeMicros, long perMinuteMicros, int incrementSeconds) {
    public Step {
        if (lengthSeconds < 1 || lengthSeconds > BillingIncrement.SECONDS_MAX) {
            throw new IllegalArgumentException("lengthSeconds: " + lengthSeconds);
        }
        if (incrementSeconds < 1 || incrementSeconds > BillingIncrement.SECONDS_MAX) {
            throw new IllegalArgumentException("incrementSeconds: " + incrementSeconds);
        }
        Price.checkMicros("entryFeeMicros", entryFeeMicros);
        Price.checkMicros("perMinuteMicros", perMinuteMicros);
    }
}
