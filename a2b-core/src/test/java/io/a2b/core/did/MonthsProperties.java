package io.a2b.core.did;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

class MonthsProperties {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("America/Sao_Paulo"), // had midnights that did not exist
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Pacific/Apia"));

    @Property
    void eachCalendarMonthHasOneBeginningOnTheSameDayOrItsLast(
            @ForAll @LongRange(min = 1_300_000_000L, max = 2_000_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 3) int zoneIndex,
            @ForAll @IntRange(min = 0, max = 60) int month) {
        ZoneId zone = ZONES.get(zoneIndex);
        Instant start = Instant.ofEpochSecond(second);
        LocalDate first = start.atZone(zone).toLocalDate();
        LocalDate day = Months.day(start, zone, month);
        YearMonth expected = YearMonth.from(first).plusMonths(month);
        assertEquals(expected, YearMonth.from(day));
        assertEquals(
                Math.min(first.getDayOfMonth(), expected.lengthOfMonth()), day.getDayOfMonth());
    }

    @Property
    void aMonthEndsWhereTheNextBegins(
            @ForAll @LongRange(min = 1_300_000_000L, max = 2_000_000_000L) long second,
            @ForAll @IntRange(min = 0, max = 3) int zoneIndex,
            @ForAll @IntRange(min = 0, max = 60) int month) {
        ZoneId zone = ZONES.get(zoneIndex);
        Instant start = Instant.ofEpochSecond(second);
        Instant begins = Months.beginning(start, zone, month);
        Instant next = Months.beginning(start, zone, month + 1);
        assertTrue(begins.isBefore(next));
        if (month == 0) assertEquals(start, begins);
        else assertEquals(Months.day(start, zone, month), LocalDate.ofInstant(begins, zone));
        assertTrue(LocalDate.ofInstant(next.minusSeconds(1), zone)
                .isBefore(Months.day(start, zone, month + 1)));
    }
}
