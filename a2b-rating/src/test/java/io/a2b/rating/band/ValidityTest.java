package io.a2b.rating.band;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

class ValidityTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void includesItsBeginningAndNotItsEnd() {
        Validity year =
                Validity.ALWAYS.withFrom(NEW_YEAR).withUntil(Instant.parse("2027-01-01T00:00:00Z"));

        assertFalse(isValid(year, "2025-12-31T23:59:59Z"));
        assertTrue(isValid(year, "2026-01-01T00:00:00Z"));
        assertTrue(isValid(year, "2026-12-31T23:59:59Z"));
        assertFalse(isValid(year, "2027-01-01T00:00:00Z"));
    }

    /** By the value and by its check, which have to agree. */
    private static boolean isValid(Validity validity, String at) {
        Instant instant = Instant.parse(at);
        boolean isValid = validity.isValid(instant, BERLIN, HolidayCalendar.NONE);
        ValidityCheck check = LocalCalendar.of(BERLIN, HolidayCalendar.NONE).check(validity);
        assertEquals(isValid, check.isValidAt(instant.getEpochSecond()));
        return isValid;
    }

    @Test
    void refusesReversedAndEmptyDatesWithBothOfThem() {
        Validity since = Validity.ALWAYS.withFrom(NEW_YEAR);

        Exception refused = assertThrows(
                IllegalArgumentException.class, () -> since.withUntil(NEW_YEAR.minusSeconds(1)));
        assertEquals(
                "until: 2025-12-31T23:59:59Z is not after from: 2026-01-01T00:00:00Z",
                refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> since.withUntil(NEW_YEAR));
    }

    @Test
    void partsOfASecondBelongToTheSecondAfterThem() {
        Validity wink = Validity.ALWAYS
                .withFrom(NEW_YEAR.plusMillis(200))
                .withUntil(NEW_YEAR.plusMillis(800));
        Validity blink = wink.withUntil(NEW_YEAR.plusMillis(1_001));

        assertEquals(List.of(), changes(wink, BERLIN, HolidayCalendar.NONE, NEW_YEAR, 10));
        assertEquals(
                List.of(NEW_YEAR.plusSeconds(1), NEW_YEAR.plusSeconds(2)),
                changes(blink, BERLIN, HolidayCalendar.NONE, NEW_YEAR, 10));
    }

    @Test
    void whatTheClockSkipsDoesNotOccur() {
        // 2026-03-29, 02:00 became 03:00
        Instant sunday = Instant.parse("2026-03-28T23:00:00Z");
        assertEquals(List.of(), changes(band("sun 02:00-03:00"), BERLIN, sunday, 24 * 3600));
        assertEquals(
                List.of(
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-29T01:15:00Z")),
                changes(band("sun 02:30-03:15"), BERLIN, sunday, 24 * 3600));
        assertEquals(
                List.of(
                        Instant.parse("2026-03-29T00:30:00Z"),
                        Instant.parse("2026-03-29T01:00:00Z")),
                changes(band("sun 01:30-02:30"), BERLIN, sunday, 24 * 3600));
    }

    @Test
    void whatTheClockRepeatsOccursTwice() {
        // 2026-10-25, 03:00 became 02:00
        Instant sunday = Instant.parse("2026-10-24T22:00:00Z");
        assertEquals(
                List.of(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T00:45:00Z"),
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Instant.parse("2026-10-25T01:45:00Z")),
                changes(band("sun 02:30-02:45"), BERLIN, sunday, 24 * 3600));
        assertEquals(
                List.of(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T01:00:00Z"),
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Instant.parse("2026-10-25T02:15:00Z")),
                changes(band("sun 02:30-03:15"), BERLIN, sunday, 24 * 3600));
    }

    @Test
    void clocksChangeInYearsFarAwayToo() {
        // 2100-10-31, 03:00 became 02:00; 1916-05-01, 23:00 of the day before became 00:00
        assertEquals(
                List.of(
                        Instant.parse("2100-10-30T22:00:00Z"),
                        Instant.parse("2100-10-31T00:30:00Z"),
                        Instant.parse("2100-10-31T01:00:00Z"),
                        Instant.parse("2100-10-31T01:30:00Z")),
                changes(
                        band("sun 00:00-02:30"),
                        BERLIN,
                        Instant.parse("2100-10-30T12:00:00Z"),
                        24 * 3600));
        assertEquals(
                List.of(
                        Instant.parse("1916-04-30T22:00:00Z"),
                        Instant.parse("1916-04-30T22:30:00Z")),
                changes(
                        band("mon 00:00-00:30"),
                        BERLIN,
                        Instant.parse("1916-04-30T12:00:00Z"),
                        24 * 3600));
    }

    @Test
    void aClockPutBackOverMidnightLeadsIntoTheHolidayAgain() {
        // 2006-10-29, 00:01 became 23:01 of the 28th, half past two hours behind UTC
        ZoneId newfoundland = ZoneId.of("America/St_Johns");
        HolidayCalendar holiday = new HolidayCalendar("h", Set.of(LocalDate.of(2006, 10, 28)));

        assertEquals(
                List.of(
                        Instant.parse("2006-10-28T02:30:00Z"),
                        Instant.parse("2006-10-29T02:30:00Z"),
                        Instant.parse("2006-10-29T02:31:00Z"),
                        Instant.parse("2006-10-29T03:30:00Z")),
                changes(
                        band("holidays only"),
                        newfoundland,
                        holiday,
                        Instant.parse("2006-10-27T00:00:00Z"),
                        10 * 86_400));
    }

    @Test
    void aDayLeftOutOfTheCalendarIsNoHoliday() {
        // 2011-12-30 did not exist west of the new date line
        ZoneId samoa = ZoneId.of("Pacific/Apia");
        HolidayCalendar holiday = new HolidayCalendar("h", Set.of(LocalDate.of(2011, 12, 30)));

        assertEquals(
                List.of(),
                changes(
                        band("holidays only"),
                        samoa,
                        holiday,
                        Instant.parse("2011-12-25T00:00:00Z"),
                        10 * 86_400));
    }

    @Test
    void tellsSecondsUpToAndWithTheLastOneAskedFor() {
        Instant monday = Instant.parse("2026-01-05T06:00:00Z");
        ValidityCheck check =
                LocalCalendar.of(BERLIN, HolidayCalendar.NONE).check(band("mon 08:00-20:00"));
        long from = monday.getEpochSecond();

        assertEquals(OptionalLong.empty(), check.nextChangeAfter(from, from + 3599));
        assertEquals(OptionalLong.of(from + 3600), check.nextChangeAfter(from, from + 3600));
        assertEquals(OptionalLong.empty(), check.nextChangeAfter(from + 3600, from + 3600));
        assertEquals(OptionalLong.empty(), check.nextChangeAfter(from + 3600, from));
        assertEquals(
                OptionalLong.of(from + 13 * 3600),
                check.nextChangeAfter(from + 3600, Long.MAX_VALUE));
    }

    @Test
    void whatNeverChangesAgainIsKnownWithoutSearchingForEver() {
        HolidayCalendar christmas =
                new HolidayCalendar("christmas", Set.of(LocalDate.of(2026, 12, 25)));
        LocalCalendar calendar = LocalCalendar.of(BERLIN, christmas);
        ValidityCheck check = calendar.check(band("always; holidays never"));
        long before = NEW_YEAR.getEpochSecond();
        long holiday = Instant.parse("2026-12-24T23:00:00Z").getEpochSecond();

        assertEquals(OptionalLong.of(holiday), check.nextChangeAfter(before, Long.MAX_VALUE));
        assertEquals(
                OptionalLong.of(holiday + 86_400), check.nextChangeAfter(holiday, Long.MAX_VALUE));
        assertEquals(OptionalLong.empty(), check.nextChangeAfter(holiday + 86_400, Long.MAX_VALUE));
        assertEquals(
                OptionalLong.empty(),
                calendar.check(Validity.ALWAYS).nextChangeAfter(before, Long.MAX_VALUE));
    }

    @Test
    void equalValiditiesShareOneCheck() {
        LocalCalendar calendar = LocalCalendar.of(BERLIN, HolidayCalendar.NONE);

        assertSame(
                calendar.check(band("mon-fri 08:00-20:00")),
                calendar.check(band("fri,mon-thu 8:00-20:00")));
        assertNotSame(calendar.check(band("mon")), calendar.check(band("tue")));
    }

    @Test
    void checkingAllocatesNothing() {
        HolidayCalendar newYear = new HolidayCalendar("h", Set.of(LocalDate.of(2026, 1, 1)));
        LocalCalendar calendar = LocalCalendar.of(BERLIN, newYear);
        ValidityCheck check = calendar.check(band("mon-fri 08:00-20:00; holidays never")
                .withFrom(NEW_YEAR)
                .withUntil(NEW_YEAR.plusSeconds(100_000_000)));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = NEW_YEAR.getEpochSecond() - 1_000;
        int checks = 100_000;
        countValid(check, start, 10);

        long before = threads.getCurrentThreadAllocatedBytes();
        int valid = countValid(check, start, checks);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(valid > 0 && valid < checks);
        assertTrue(allocated < checks, allocated + " bytes for " + checks + " checks");
    }

    private static int countValid(ValidityCheck check, long start, int checks) {
        int valid = 0;
        for (int i = 0; i < checks; i++) {
            if (check.isValidAt(start + i * 1_009L)) valid++;
        }
        return valid;
    }

    private static Validity band(String text) {
        return Validity.during(TimeBand.parse(text));
    }

    private static List<Instant> changes(
            Validity validity, ZoneId zone, Instant from, long seconds) {
        return changes(validity, zone, HolidayCalendar.NONE, from, seconds);
    }

    private static List<Instant> changes(
            Validity validity, ZoneId zone, HolidayCalendar holidays, Instant from, long seconds) {
        ValidityCheck check = LocalCalendar.of(zone, holidays).check(validity);
        List<Instant> changes = new ArrayList<>();
        long until = from.getEpochSecond() + seconds;
        OptionalLong change = check.nextChangeAfter(from.getEpochSecond(), until);
        while (change.isPresent()) {
            changes.add(Instant.ofEpochSecond(change.getAsLong()));
            change = check.nextChangeAfter(change.getAsLong(), until);
        }
        return changes;
    }

    @Test
    void absenceIsSaidAndNotLeftOut() {
        assertThrows(
                NullPointerException.class,
                () -> new Validity(null, Optional.empty(), TimeBand.always()));
    }
}
