package io.a2b.rating.pricing;

/**
 * What an allowance pays of a call.
 *
 * @param allowance its name
 * @param freeSeconds so many seconds, set aside for this call; {@link #WHOLE_CALL} when the call is
 *     free altogether, fees and all
 */
public record Coverage(String allowance, long freeSeconds) {
    /** The call is free. */
    public static final long WHOLE_CALL = Long.MAX_VALUE;

    public Coverage {
        if (allowance.isEmpty()) throw new IllegalArgumentException("allowance: empty");
        if (freeSeconds < 0) throw new IllegalArgumentException("freeSeconds: " + freeSeconds);
    }

    /** Whether nothing of the call is charged. */
    public boolean coversAll() {
        return freeSeconds == WHOLE_CALL;
    }
}
