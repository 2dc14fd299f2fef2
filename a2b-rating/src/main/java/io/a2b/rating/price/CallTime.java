package io.a2b.rating.price;

/**
 * How the time that is billed is made from the time that was talked, before it is rounded to
 * billing increments: first {@code graceSeconds} are added, then a call longer than
 * {@code thresholdSeconds} and shorter than {@code roundedToSeconds} counts as
 * {@code roundedToSeconds} long.
 *
 * @param graceSeconds added once to every answered call; zero or more
 * @param roundedToSeconds 0 for no rounding
 * @param thresholdSeconds 0 for no rounding
 */
public record CallTime(int graceSeconds, int roundedToSeconds, int thresholdSeconds) {
    /** Billed is what was talked. */
    public static final CallTime AS_TALKED = new CallTime(0, 0, 0);

    public CallTime {
        Price.checkSeconds("graceSeconds", graceSeconds);
        Price.checkSeconds("roundedToSeconds", roundedToSeconds);
        Price.checkSeconds("thresholdSeconds", thresholdSeconds);
    }

    /** The call time for {@code talkSeconds} of talk. */
    public long of(long talkSeconds) {
        long seconds = talkSeconds + graceSeconds;
        boolean rounded =
                thresholdSeconds > 0 && seconds > thresholdSeconds && seconds < roundedToSeconds;
        return rounded ? roundedToSeconds : seconds;
    }
}
