package io.a2b.rating.band;

/**
 * A stretch of every week, in minutes since Monday 00:00 local time: 0 to 10,079, both ends
 * included, so {@code (480, 1199)} is Monday 08:00:00 to 19:59:59. A window that ends before it
 * begins runs on over Sunday midnight.
 *
 * @param fromMinute the first minute
 * @param untilMinute the last minute, still inside
 */
public record WeekWindow(int fromMinute, int untilMinute) {
    /** The length of a week in minutes. */
    public static final int MINUTES_PER_WEEK = 10_080;

    /** All minutes of the week. */
    public static final WeekWindow WEEK = new WeekWindow(0, MINUTES_PER_WEEK - 1);

    static final int MINUTES_PER_DAY = 1_440;

    /** @throws IllegalArgumentException if a minute is not one of the week */
    public WeekWindow {
        checkMinute("fromMinute", fromMinute);
        checkMinute("untilMinute", untilMinute);
    }

    private static void checkMinute(String name, int minute) {
        if (minute < 0 || minute >= MINUTES_PER_WEEK) {
            throw new IllegalArgumentException(
                    name + ": " + minute + " is not 0 to " + (MINUTES_PER_WEEK - 1));
        }
    }

    /** Whether the window runs on over Sunday midnight. */
    public boolean isWrapped() {
        return fromMinute > untilMinute;
    }

    /** Whether {@code minute} of the week lies inside. */
    public boolean contains(int minute) {
        boolean begun = minute >= fromMinute;
        boolean notEnded = minute <= untilMinute;
        return isWrapped() ? begun || notEnded : begun && notEnded;
    }

    /** The number of minutes inside: 1 to 10,080. */
    int lengthMinutes() {
        return Math.floorMod(untilMinute - fromMinute, MINUTES_PER_WEEK) + 1;
    }

    /** The minute after the last, 0 at the end of Sunday. */
    int endMinute() {
        return (untilMinute + 1) % MINUTES_PER_WEEK;
    }
}
