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
        int edge = minutes.get(minute) ? minutes.nextClearBit(minute) : minutes.nextSetBit(minute);
        if (edge < 0) edge = MINUTES_PER_WEEK; // to look again from Monday on
        return local - Math.floorMod(local, 60) + (edge - minute) * 60L;
    }

    private long holidayEdgeAfter(long local) {
        if (holidays.length == 0) return NONE;
        int today = dayOf(local);
        long tomorrow = (today + 1L) * SECONDS_PER_DAY;
        int found = Arrays.binarySearch(holidays, today);
        if (found >= 0) return tomorrow;
        int next = -1 - found;
        if (next < holidays.length) return holidays[next] * (long) SECONDS_PER_DAY;
        // Clocks put back may lead into the last holiday again, though never a day later.
        return today - holidays[holidays.length - 1] <= 2 ? tomorrow : NONE;
    }

    private boolean isHoliday(long local) {
        return Arrays.binarySearch(holidays, dayOf(local)) >= 0;
    }

    private static int dayOf(long local) {
        return (int) Math.floorDiv(local, (long) SECONDS_PER_DAY);
    }

    private static int minuteOfWeek(long local) {
        return Math.floorMod(Math.floorDiv(local, 60L) + EPOCH_MINUTE, MINUTES_PER_WEEK);
    }
}
