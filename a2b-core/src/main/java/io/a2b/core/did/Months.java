package io.a2b.core.did;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Months of an assignment: each begins on the day of the month on which the assignment began, or on
 * the last day of a month that is too short. Counted from the beginning each time, so that the 31st
 * comes back after February.
 */
final class Months {
    private Months() {}

    static LocalDate day(Instant assignedAt, ZoneId zone, int month) {
        return LocalDate.ofInstant(assignedAt, zone).plusMonths(month);
    }

    /** The first moment of that day; of month 0, the moment of the assignment. */
    static Instant beginning(Instant assignedAt, ZoneId zone, int month) {
        return month == 0
                ? assignedAt
                : day(assignedAt, zone, month).atStartOfDay(zone).toInstant();
    }
}
