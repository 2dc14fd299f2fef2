package io.a2b.rating.allowance;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * After which time an allowance starts anew: each month or week, on a day of the customer's
 * calendar. Immutable.
 *
 * <p>A period begins with the first instant of its first day in the customer's zone and ends where
 * the next begins, so periods neither overlap nor leave a gap, whatever the zone does with its
 * clocks. A month without the start day begins on its last day.
 *
 * @param startDay of a month 1 to 31; of a week 1 (Monday) to 7 (Sunday)
 */
public record AllowancePeriod(Cycle cycle, int startDay) {
    /** How often. */
    public enum Cycle {
        MONTHLY,
        WEEKLY
    }

    /**
     * One period.
     *
     * @param startDate its first day in the zone it was asked for; names the period, and stays the
     *     same when a customer moves to another zone
     * @param end the first instant of the next period
     */
    public record Span(LocalDate startDate, Instant start, Instant end) {
        public Span {
            requireNonNull(startDate, "startDate");
            if (!start.isBefore(end)) throw new IllegalArgumentException(start + " to " + end);
        }

        public boolean contains(Instant instant) {
            return !instant.isBefore(start) && instant.isBefore(end);
        }
    }

    /** @throws IllegalArgumentException if {@code startDay} is out of range */
    public AllowancePeriod {
        int last = lastDay(cycle);
        if (startDay < 1 || startDay > last) {
            throw new IllegalArgumentException("startDay: " + startDay + ", not 1 to " + last);
        }
    }

    private static int lastDay(Cycle cycle) {
        switch (cycle) {
            case MONTHLY:
                return 31;
            case WEEKLY:
                return 7;
        }
        throw new AssertionError(cycle);
    }

    /** @param startDay 1 to 31 */
    public static AllowancePeriod monthly(int startDay) {
        return new AllowancePeriod(Cycle.MONTHLY, startDay);
    }

    public static AllowancePeriod weekly(DayOfWeek startDay) {
        return new AllowancePeriod(Cycle.WEEKLY, startDay.getValue());
    }

    /** The first instant of the period that {@code instant} lies in. */
    public Instant startOf(ZoneId zone, Instant instant) {
        return at(zone, instant).start();
    }

    /** The first instant after the period that {@code instant} lies in. */
    public Instant endOf(ZoneId zone, Instant instant) {
        return at(zone, instant).end();
    }

    /** The period that {@code instant} lies in. */
    public Span at(ZoneId zone, Instant instant) {
        LocalDate date = startOnOrBefore(instant.atZone(zone).toLocalDate());
        // where clocks go back over midnight a date comes, goes and comes again: its first counts
        if (!startOf(next(date), zone).isAfter(instant)) date = next(date);
        return new Span(date, startOf(date, zone), startOf(next(date), zone));
    }

    private static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private LocalDate startOnOrBefore(LocalDate date) {
        switch (cycle) {
            case MONTHLY:
                LocalDate inMonth = startIn(YearMonth.from(date));
                return inMonth.isAfter(date) ? previous(inMonth) : inMonth;
            case WEEKLY:
                return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(startDay)));
        }
        throw new AssertionError(cycle);
    }

    private LocalDate next(LocalDate start) {
        switch (cycle) {
            case MONTHLY:
                return startIn(YearMonth.from(start).plusMonths(1));
            case WEEKLY:
                return start.plusWeeks(1);
        }
        throw new AssertionError(cycle);
    }

    private LocalDate previous(LocalDate start) {
        switch (cycle) {
            case MONTHLY:
                return startIn(YearMonth.from(start).minusMonths(1));
            case WEEKLY:
                return start.minusWeeks(1);
        }
        throw new AssertionError(cycle);
    }

    private LocalDate startIn(YearMonth month) {
        return month.atDay(Math.min(startDay, month.lengthOfMonth()));
    }
}
