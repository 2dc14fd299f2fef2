package io.a2b.core.did;

import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What was used, summed up from call detail records each time: the sums are those of the records by
 * construction. Thread-safe.
 */
public interface DidReports {
    /**
     * What came in on each number from {@code from} on and before {@code until}, by the start of
     * the leg; in the order of numbers and currencies. Numbers on which nothing came in are left
     * out.
     *
     * @param after the last one of the page before; empty: the first page
     * @param limit 1 to 1000
     */
    List<DidUsage> usage(Instant from, Instant until, Optional<DidUsage> after, int limit);

    /**
     * What came in on a number on each day from {@code from} on and before {@code until}, at most
     * 366 of them, as days are in {@code zone}. Days on which nothing came in are left out.
     */
    List<DayUsage> days(PhoneNumber did, LocalDate from, LocalDate until, ZoneId zone);

    /** From the records of the core. */
    static DidReports over(Transactor transactor) {
        return new SqlDidReports(transactor);
    }
}
