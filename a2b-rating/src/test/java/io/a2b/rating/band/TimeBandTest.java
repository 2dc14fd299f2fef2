package io.a2b.rating.band;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class TimeBandTest {
    private static final HolidayCalendar CHRISTMAS =
            new HolidayCalendar("christmas", Set.of(LocalDate.of(2026, 12, 25)));

    @Test
    void readsDaysAndTimesAsMinutesOfTheWeekWithBothEndsIncluded() {
        TimeBand band = TimeBand.parse("mon-tue 08:00-20:00; sat 09:00-13:00; holidays never");

        assertEquals(
                List.of(
                        new WeekWindow(480, 1199),
                        new WeekWindow(1920, 2639),
                        new WeekWindow(7740, 7979)),
                band.windows());
        assertEquals(Holidays.NEVER, band.holidays());
        assertEquals("unnamed", band.name());
    }

    @Test
    void writesTheCanonicalTextOfWhateverWasWritten() {
        assertText("always", "mon-sun");
        assertText("always", "00:00-24:00");
        assertText("always", "tue-mon");
        assertText("always; holidays never", "ALWAYS; Holidays Never");
        assertText("holidays only", "holidays only");
        assertText("sat-sun", "Saturday, SUNDAY");
        assertText("sat-mon", "mon; sat,sun");
        assertText("peak: mon-fri 08:00-20:00", "peak: monday-friday 8:00-20:00");
        assertText("Mon: tue", " Mon:  tue ");
        assertText("mon-sun 08:00-12:00,13:00-17:00", "13:00-17:00 , 8:00-12:00");
        assertText("mon-tue,fri 08:00-12:00", "fri 8:00-12:00; mon-tue 8:00-12:00");
        assertText("fri 22:00-06:00", "sat 0:00-6:00; fri 22:00-24:00");
        assertText("fri 22:00-24:00", "fri 22:00-0:00");
        assertText("sun 22:00-06:00", "sun 22:00-6:00");
        assertText("fri 18:00-mon 08:00", "fri 18:00-24:00; sat-sun; mon 0:00-8:00");
        assertText("mon 08:00-tue 08:00", "mon 8:00-tue 8:00");
        assertText("mon 08:00-wed 00:00", "mon 8:00-24:00; tue");
        assertText("mon 08:00-mon 07:59", "mon 8:00-mon 7:59");
    }

    private static void assertText(String canonical, String written) {
        TimeBand band = TimeBand.parse(written);
        assertEquals(canonical, band.text());
        assertEquals(band, TimeBand.parse(canonical));
    }

    @Test
    void saysInWhichColumnAnUnusableTextGoesWrongAndWhy() {
        String days = "is not a day: mon, tue, wed, thu, fri, sat or sun";
        assertRefused("column 1: the end of the text " + days, "");
        assertRefused("column 6: the end of the text " + days, "mon; ");
        assertRefused("column 5: \"fry\" " + days, "mon-fry");
        assertRefused("column 1: \"mo\" " + days, "mo 08:00-09:00");
        assertRefused("column 1: \"-\" " + days, "-5");
        assertRefused("column 5: \"25:00\" is not a time from 00:00 to 23:59", "mon 25:00-26:00");
        assertRefused("column 5: \"24:00\" is not a time from 00:00 to 23:59", "mon 24:00-25:00");
        assertRefused("column 7: \"24:01\" is not a time from 00:00 to 24:00", "08:00-24:01");
        assertRefused("column 5: \"8\" is not a time from 00:00 to 23:59", "mon 8-20");
        assertRefused("column 5: \"12:60\" is not a time from 00:00 to 23:59", "mon 12:60-20:00");
        assertRefused(
                "column 6: the end of the text stands where the - before an end should", "08:00");
        assertRefused("column 17: \"x\" is one too many here", "mon 08:00-20:00 x");
        assertRefused("column 4: \"+\" is one too many here", "mon+");
        assertRefused(
                "column 5: \"08:00-08:00\" ends where it begins;"
                        + " a day alone is a whole day, always a whole week",
                "mon 08:00-08:00");
        assertRefused(
                "column 5: \"08:00-mon 08:00\" ends where it begins;"
                        + " a day alone is a whole day, always a whole week",
                "mon 08:00-mon 08:00");
        assertRefused(
                "column 15: \"sat\" ends what begins on several days", "mon-fri 08:00-sat 08:00");
        assertRefused(
                "column 10: \"sometimes\" is not one of ignored, also, never, only",
                "holidays sometimes");
        assertRefused(
                "column 22: \"holidays\" was said before", "mon; holidays never; holidays also");
        assertRefused("column 1: \"holidays also\" names no time, such as always", "holidays also");
        assertRefused(
                "column 4: \"mon; holidays only\" names other times besides holidays only",
                "x: mon; holidays only");
        assertRefused(
                "column 1: \"off peak\" is not a name: 1 to 64 of A-Z a-z 0-9 . _ -",
                "off peak: mon");
        assertRefused(
                "column 1: \"" + "a".repeat(40) + "...\" is not a name: 1 to 64 of A-Z a-z 0-9"
                        + " . _ -",
                "a".repeat(65) + ": mon");
        String halfHours = IntStream.range(0, 10)
                .mapToObj(hour -> "0" + hour + ":00-0" + hour + ":30")
                .collect(joining(","));
        assertRefused(
                "column 4: \"00:00-00:30,01:00-01:30,02:00-02:30,03:0...\""
                        + " has more than 64 windows",
                "x: " + halfHours);
    }

    private static void assertRefused(String message, String text) {
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> TimeBand.parse(text), text);
        assertEquals(message, refused.getMessage());
    }

    @Test
    void joinsWindowsSoThatBandsOfTheSameMinutesAreEqual() {
        TimeBand joined = TimeBand.of(new WeekWindow(100, 300), new WeekWindow(9000, 20));
        TimeBand pieces = TimeBand.of(
                new WeekWindow(0, 20),
                new WeekWindow(200, 300),
                new WeekWindow(9000, 10_079),
                new WeekWindow(100, 250));

        assertEquals(joined, pieces);
        assertEquals(List.of(new WeekWindow(100, 300), new WeekWindow(9000, 20)), joined.windows());
        assertNotEquals(joined, new TimeBand("peak", joined.windows(), Holidays.IGNORED));
        assertEquals(TimeBand.always(), TimeBand.of(new WeekWindow(480, 479)));
    }

    @Test
    void refusesWhatIsNoBand() {
        assertThrows(IllegalArgumentException.class, () -> new WeekWindow(-1, 5));
        assertThrows(IllegalArgumentException.class, () -> new WeekWindow(0, 10_080));
        assertThrows(IllegalArgumentException.class, () -> TimeBand.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> new TimeBand("never", List.of(), Holidays.NEVER));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TimeBand("no name", List.of(WeekWindow.WEEK), Holidays.IGNORED));
        assertThrows(
                IllegalArgumentException.class,
                () -> TimeBand.of(IntStream.range(0, 65)
                        .mapToObj(i -> new WeekWindow(i * 100, i * 100))
                        .toArray(WeekWindow[]::new)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HolidayCalendar("typo", Set.of(LocalDate.of(20_226, 1, 1))));
    }

    @Test
    void holidaysCountAsTheBandSays() {
        LocalDateTime holidayNoon = LocalDateTime.parse("2026-12-25T12:00"); // a Friday
        LocalDateTime holidayNight = LocalDateTime.parse("2026-12-25T23:00");
        LocalDateTime fridayNoon = LocalDateTime.parse("2026-12-18T12:00");
        LocalDateTime fridayNight = LocalDateTime.parse("2026-12-18T23:00");
        TimeBand ignored = TimeBand.parse("mon-fri 08:00-20:00");
        TimeBand also = TimeBand.parse("mon-fri 08:00-20:00; holidays also");
        TimeBand never = TimeBand.parse("mon-fri 08:00-20:00; holidays never");
        TimeBand only = TimeBand.parse("holidays only");

        assertTrue(ignored.appliesAt(holidayNoon, CHRISTMAS));
        assertFalse(ignored.appliesAt(holidayNight, CHRISTMAS));
        assertTrue(also.appliesAt(holidayNight, CHRISTMAS));
        assertTrue(also.appliesAt(fridayNoon, CHRISTMAS));
        assertFalse(also.appliesAt(fridayNight, CHRISTMAS));
        assertFalse(never.appliesAt(holidayNoon, CHRISTMAS));
        assertTrue(never.appliesAt(holidayNoon, HolidayCalendar.NONE));
        assertTrue(only.appliesAt(holidayNoon, CHRISTMAS));
        assertFalse(only.appliesAt(fridayNoon, CHRISTMAS));
    }

    @Test
    void survivesJsonAsItsText() throws JsonProcessingException {
        ObjectMapper json =
                new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());
        Validity validity = Validity.during(TimeBand.parse("peak: mon-fri 08:00-20:00"))
                .withFrom(Instant.parse("2026-01-01T00:00:00Z"));

        String written = json.writeValueAsString(validity);

        assertTrue(written.contains("\"band\":\"peak: mon-fri 08:00-20:00\""), written);
        assertEquals(validity, json.readValue(written, Validity.class));
    }
}
