package io.a2b.rating.band;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A {@link Validity} in one {@link LocalCalendar}, for the hot path: whole seconds since the epoch,
 * of the years 1 to 9999. It answers what {@link Validity#isValid} answers at that second. Never
 * changes; threads may share it.
 */
public final class ValidityCheck {
    /** The first valid second. */
    private final long first;

    /** The second behind the last valid one. */
    private final long end;

    private final BandHours hours;

    ValidityCheck(Validity validity, BandHours hours) {
        this.first = validity.from().map(ValidityCheck::ceiling).orElse(Long.MIN_VALUE);
        this.end = validity.until().map(ValidityCheck::ceiling).orElse(Long.MAX_VALUE);
        this.hours = hours;
    }

    /** The first whole second that is not before {@code instant}. */
    private static long ceiling(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    }

    /**
     * Whether the validity is in force at a second. Allocates nothing from 1990 to 2060; years
     * outside are asked of java.time.
     */
    public boolean isValidAt(long epochSecond) {
        return epochSecond >= first && epochSecond < end && hours.appliesAt(epochSecond);
    }

    /**
     * The next second at which {@link #isValidAt} answers otherwise than at {@code epochSecond}: an
     * edge of a window, of a holiday or of the validity itself, or a moment at which clocks are put
     * forward or back. A call that begins at {@code epochSecond} is split there.
     *
     * @param untilEpochSecond the last second that may be the answer
     * @return later than {@code epochSecond} and at most {@code untilEpochSecond}; empty if the
     *     answer stays the same until then
     */
    public OptionalLong nextChangeAfter(long epochSecond, long untilEpochSecond) {
        long change;
        if (isValidAt(epochSecond)) {
            change = Math.min(end, hours.nextChangeAfter(epochSecond, untilEpochSecond));
        } else {
            change = nextValidAfter(epochSecond, Math.min(untilEpochSecond, end - 1));
        }
        return change <= untilEpochSecond && change != BandHours.NONE
                ? OptionalLong.of(change)
                : OptionalLong.empty();
    }

    /** From a second that is not valid. */
    private long nextValidAfter(long epochSecond, long last) {
        if (epochSecond >= first) return hours.nextChangeAfter(epochSecond, last);
        if (first > last) return BandHours.NONE;
        return hours.appliesAt(first) ? first : hours.nextChangeAfter(first, last);
    }
}
