package io.a2b.rating.band;

/**
 * How the days of a {@link HolidayCalendar} count for a {@link TimeBand}. A holiday is a whole
 * local day, from midnight to midnight.
 */
public enum Holidays {
    /** A holiday is a day like every other. */
    IGNORED,
    /** The band applies on holidays all day, besides its weekly windows. */
    ALSO,
    /** The band does not apply on holidays. */
    NEVER
}
