package io.a2b.rating.band;

import static io.a2b.rating.band.WeekWindow.MINUTES_PER_WEEK;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;

/** A time band on the wall clock and with the holidays of one calendar; never changes. */
final class BandHours {
    /** No second, or later than anybody asks. */
    static final long NONE = Long.MAX_VALUE;

    private static final int SECONDS_PER_DAY = 86_400;

    /** Minutes from a Monday 00:00 to the epoch, which was on a Thursday. */
    private static final long EPOCH_MINUTE =
            LocalDate.EPOCH.getDayOfWeek().compareTo(DayOfWeek.MONDAY)
                    * (long) WeekWindow.MINUTES_PER_DAY;

    private final BitSet minutes;
    private final boolean isUniform;
    private final boolean appliesOnHolidays;
    private final ZoneOffsets offsets;

    /** Sorted epoch days; empty if holidays do not count. */
    private final int[] holidays;

    BandHours(TimeBand band, ZoneOffsets offsets, int[] holidays) {
        this.minutes = band.minutes();
        this.isUniform = minutes.isEmpty() || minutes.cardinality() == MINUTES_PER_WEEK;
        this.appliesOnHolidays = band.holidays() == Holidays.ALSO;
        this.offsets = offsets;
        this.holidays = band.holidays() == Holidays.IGNORED ? new int[0] : holidays;
    }

    boolean appliesAt(long epochSecond) {
        if (isUniform && holidays.length == 0) return minutes.get(0);
        long local = epochSecond + offsets.offsetAt(epochSecond);
        if (holidays.length > 0 && isHoliday(local)) return appliesOnHolidays;
        return minutes.get(minuteOfWeek(local));
    }

    /**
     * The first second after {@code epochSecond}, and not after {@code last}, at which
     * {@link #appliesAt} answers otherwise than at {@code epochSecond}; or {@link #NONE}.
     */
    long nextChangeAfter(long epochSecond, long last) {
        boolean applies = appliesAt(epochSecond);
        long at = nextEdgeAfter(epochSecond);
        while (at <= last && at != NONE) {
            if (appliesAt(at) != applies) return at;
            at = nextEdgeAfter(at);
        }
        return NONE;
    }

    /** A later second; in between, nothing changes. Or {@link #NONE}: nothing will ever change. */
    private long nextEdgeAfter(long epochSecond) {
        long local = epochSecond + offsets.offsetAt(epochSecond);
        long edge = Math.min(windowEdgeAfter(local), holidayEdgeAfter(local));
        if (edge == NONE) return NONE;
        return Math.min(epochSecond + (edge - local), offsets.nextTransitionAfter(epochSecond));
    }

    private long windowEdgeAfter(long local) {
        if (isUniform) return NONE;
        int minute = minuteOfWeek(local);
        boolean inside = minutes.get(minute);
        int edge = edgeAfter(minute, inside);
        if (edge < 0 || edge == MINUTES_PER_WEEK) {
            edge = MINUTES_PER_WEEK + edgeAfter(0, inside);
        }
        return local - Math.floorMod(local, 60) + (edge - minute) * 60L;
    }

    /**
     * The first minute of the week, from {@code minute} on, that differs from {@code inside}. If
     * there is none left, what {@link BitSet} answers then: -1, or the length of the week.
     */
    private int edgeAfter(int minute, boolean inside) {
        return inside ? minutes.nextClearBit(minute) : minutes.nextSetBit(minute);
    }

    private long holidayEdgeAfter(long local) {
        if (holidays.length == 0) return NONE;
        long today = Math.floorDiv(local, (long) SECONDS_PER_DAY);
        long tomorrow = (today + 1) * SECONDS_PER_DAY;
        if (isHoliday(local)) return tomorrow;
        int last = holidays[holidays.length - 1];
        if (last < today) {
            // Clocks put back may lead into a holiday again, though never a day later.
            return today - last <= 2 ? tomorrow : NONE;
        }
        if (today < holidays[0]) return (long) holidays[0] * SECONDS_PER_DAY;
        int next = -1 - Arrays.binarySearch(holidays, (int) today);
        return (long) holidays[next] * SECONDS_PER_DAY;
    }

    private boolean isHoliday(long local) {
        long today = Math.floorDiv(local, (long) SECONDS_PER_DAY);
        // A binary search for a day that is no int would find a day that was not asked for.
        return today >= holidays[0]
                && today <= holidays[holidays.length - 1]
                && Arrays.binarySearch(holidays, (int) today) >= 0;
    }

    private static int minuteOfWeek(long local) {
        return Math.floorMod(Math.floorDiv(local, 60L) + EPOCH_MINUTE, MINUTES_PER_WEEK);
    }
}
