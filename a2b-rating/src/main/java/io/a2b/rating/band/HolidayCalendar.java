package io.a2b.rating.band;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The holidays of one country or one carrier, as dates on the wall calendar.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param dates the holidays, iterated in order; years 1 to 9999
 */
public record HolidayCalendar(String name, Set<LocalDate> dates) {
    /** No holidays at all. */
    public static final HolidayCalendar NONE = new HolidayCalendar("none", Set.of());

    private static final int YEAR_MAX = 9999;

    /** @throws IllegalArgumentException if the name or the year of a date is not as said above */
    public HolidayCalendar {
        TimeBand.checkName(name);
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
        for (LocalDate date : dates) {
            if (date.getYear() < 1 || date.getYear() > YEAR_MAX) {
                throw new IllegalArgumentException(
                        "dates: " + date + " is not of the years 1 to " + YEAR_MAX);
            }
        }
    }

    /** Whether {@code date} is a holiday. */
    public boolean contains(LocalDate date) {
        return dates.contains(date);
    }
}
