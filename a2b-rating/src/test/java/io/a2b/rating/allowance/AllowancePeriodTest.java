package io.a2b.rating.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.rating.allowance.AllowancePeriod.Cycle;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

class AllowancePeriodTest {
    private static void assertPeriod(
            AllowancePeriod period, String zone, String at, String start, String end) {
        AllowancePeriod.Span span = period.at(ZoneId.of(zone), Instant.parse(at));
        assertEquals(Instant.parse(start), span.start());
        assertEquals(Instant.parse(end), span.end());
        assertEquals(span.start(), period.startOf(ZoneId.of(zone), Instant.parse(at)));
        assertEquals(span.end(), period.endOf(ZoneId.of(zone), Instant.parse(at)));
    }

    @Test
    void beginsAtMidnightOfTheCustomersCalendar() {
        assertPeriod(
                AllowancePeriod.monthly(1),
                "Asia/Tokyo",
                "2026-01-31T15:00:00Z",
                "2026-01-31T15:00:00Z",
                "2026-02-28T15:00:00Z");
        assertPeriod(
                AllowancePeriod.monthly(1),
                "Asia/Tokyo",
                "2026-01-31T14:59:59.999999Z",
                "2025-12-31T15:00:00Z",
                "2026-01-31T15:00:00Z");
    }

    @Test
    void beginsOnTheLastDayOfAMonthThatIsTooShort() {
        AllowancePeriod onThe31st = AllowancePeriod.monthly(31);
        assertPeriod(
                onThe31st,
                "UTC",
                "2024-03-05T12:00:00Z",
                "2024-02-29T00:00:00Z",
                "2024-03-31T00:00:00Z");
        assertPeriod(
                onThe31st,
                "UTC",
                "2026-03-30T12:00:00Z",
                "2026-02-28T00:00:00Z",
                "2026-03-31T00:00:00Z");
        assertPeriod(
                onThe31st,
                "UTC",
                "2026-04-30T00:00:00Z",
                "2026-04-30T00:00:00Z",
                "2026-05-31T00:00:00Z");
    }

    @Test
    void aWeekThatBeginsOnSundayHasSevenDays() {
        assertPeriod(
                AllowancePeriod.weekly(DayOfWeek.SUNDAY),
                "UTC",
                "2026-03-01T12:00:00Z", // a Sunday
                "2026-03-01T00:00:00Z",
                "2026-03-08T00:00:00Z");
    }

    @Test
    void aWeekInWhichClocksGoForwardIsAnHourShorter() {
        assertPeriod(
                AllowancePeriod.weekly(DayOfWeek.MONDAY),
                "Europe/Lisbon",
                "2026-03-29T22:59:59Z",
                "2026-03-23T00:00:00Z",
                "2026-03-29T23:00:00Z");
    }

    @Test
    void beginsWithTheFirstInstantOfADayWithoutMidnight() {
        assertPeriod(
                AllowancePeriod.weekly(DayOfWeek.SUNDAY),
                "America/Sao_Paulo", // 2018-11-04 began at one o'clock
                "2018-11-04T03:00:00Z",
                "2018-11-04T03:00:00Z",
                "2018-11-11T02:00:00Z");
    }

    @Test
    void doesNotReturnToTheOldPeriodWhenClocksGoBackOverMidnight() {
        // St. John's: at 00:01 of 2010-11-07 it was 23:01 of the day before once more
        AllowancePeriod sundays = AllowancePeriod.weekly(DayOfWeek.SUNDAY);
        ZoneId stJohns = ZoneId.of("America/St_Johns");
        Instant firstMidnight = Instant.parse("2010-11-07T02:30:00Z");
        assertEquals(firstMidnight, sundays.startOf(stJohns, firstMidnight));
        Instant saturdayAgain = firstMidnight.plusSeconds(600);
        assertEquals(
                LocalDate.parse("2010-11-06"), saturdayAgain.atZone(stJohns).toLocalDate());
        assertEquals(firstMidnight, sundays.startOf(stJohns, saturdayAgain));
        assertEquals(
                LocalDate.parse("2010-11-07"),
                sundays.at(stJohns, saturdayAgain).startDate());
    }

    @Test
    void beginsOnTheNextDayWhereADayWasLeftOut() {
        assertPeriod(
                AllowancePeriod.monthly(30),
                "Pacific/Apia", // had no 2011-12-30
                "2011-12-30T10:00:00Z",
                "2011-12-30T10:00:00Z",
                "2012-01-29T10:00:00Z");
    }

    @Test
    void refusesDaysThatNoMonthOrWeekHas() {
        assertThrows(IllegalArgumentException.class, () -> AllowancePeriod.monthly(0));
        assertThrows(IllegalArgumentException.class, () -> AllowancePeriod.monthly(32));
        assertThrows(IllegalArgumentException.class, () -> new AllowancePeriod(Cycle.WEEKLY, 0));
        assertThrows(IllegalArgumentException.class, () -> new AllowancePeriod(Cycle.WEEKLY, 8));
        assertThrows(NullPointerException.class, () -> new AllowancePeriod(null, 1));
    }
}
