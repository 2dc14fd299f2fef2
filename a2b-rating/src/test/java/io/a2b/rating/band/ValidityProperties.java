package io.a2b.rating.band;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The check against java.time, asked second by second. */
class ValidityProperties {
    /** One zone of each set of rules. */
    private static final List<ZoneId> ZONES = differentZones();

    /** Those that will change their clocks for ever. */
    private static final List<ZoneId> RESTLESS_ZONES = ZONES.stream()
            .filter(zone -> !zone.getRules().getTransitionRules().isEmpty())
            .toList();

    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2036-01-01T00:00:00Z");

    private static List<ZoneId> differentZones() {
        Map<ZoneRules, ZoneId> zones = new LinkedHashMap<>();
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            zones.putIfAbsent(zone.getRules(), zone);
        }
        return List.copyOf(zones.values());
    }

    /** What the terms say, in the plainest words. */
    private static boolean oracle(
            Validity validity, ZoneId zone, HolidayCalendar holidays, long epochSecond) {
        Instant at = Instant.ofEpochSecond(epochSecond);
        if (validity.from().filter(at::isBefore).isPresent()) return false;
        if (validity.until().filter(until -> !at.isBefore(until)).isPresent()) return false;
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        Holidays rule = validity.band().holidays();
        if (rule != Holidays.IGNORED && holidays.dates().contains(local.toLocalDate())) {
            return rule == Holidays.ALSO;
        }
        int minute =
                (local.getDayOfWeek().getValue() - 1) * 1440 + local.get(ChronoField.MINUTE_OF_DAY);
        for (WeekWindow window : validity.band().windows()) {
            int from = window.fromMinute();
            int until = window.untilMinute();
            if (from <= until
                    ? from <= minute && minute <= until
                    : from <= minute || minute <= until) {
                return true;
            }
        }
        return false;
    }

    /** A zone, a moment, and terms whose edges are near to it. */
    record Scene(ZoneId zone, Instant around, Validity validity, HolidayCalendar holidays) {
        boolean oracle(long epochSecond) {
            return ValidityProperties.oracle(validity, zone, holidays, epochSecond);
        }

        ValidityCheck check() {
            return LocalCalendar.of(zone, holidays).check(validity);
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return scenes(BEGIN, END);
    }

    @Provide
    Arbitrary<Scene> scenesOfAllCenturies() {
        return scenes(Instant.parse("1840-01-01T00:00:00Z"), Instant.parse("2300-01-01T00:00:00Z"));
    }

    private static Arbitrary<Scene> scenes(Instant begin, Instant end) {
        Arbitrary<Long> seconds = Arbitraries.longs()
                .between(begin.getEpochSecond(), end.getEpochSecond())
                .withDistribution(RandomDistribution.uniform());
        Arbitrary<ZoneId> zones =
                Arbitraries.oneOf(Arbitraries.of(ZONES), Arbitraries.of(RESTLESS_ZONES));
        return Combinators.combine(zones, seconds, Arbitraries.of(true, true, false))
                .flatAs((zone, second, atTransition) -> {
                    Instant around = Instant.ofEpochSecond(second);
                    ZoneOffsetTransition next = zone.getRules().nextTransition(around);
                    Instant moment = atTransition && next != null ? next.getInstant() : around;
                    LocalDate day = LocalDate.ofInstant(moment, zone);
                    return Combinators.combine(
                                    BandArbitraries.validitiesAround(moment, zone),
                                    BandArbitraries.holidaysAround(day))
                            .as((validity, holidays) ->
                                    new Scene(zone, moment, validity, holidays));
                });
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void answersAndChangesAreThoseOfJavaTimeSecondBySecond(
            @ForAll("scenes") Scene scene,
            @ForAll @IntRange(min = -9000, max = 9000) int offset,
            @ForAll @IntRange(max = 7200) int seconds) {
        scanSeconds(scene, offset, seconds);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void answersAndChangesAreThoseOfJavaTimeInAllCenturies(
            @ForAll("scenesOfAllCenturies") Scene scene,
            @ForAll @IntRange(min = -9000, max = 9000) int offset,
            @ForAll @IntRange(max = 7200) int seconds) {
        scanSeconds(scene, offset, seconds);
    }

    private static void scanSeconds(Scene scene, int offset, int seconds) {
        ValidityCheck check = scene.check();
        long from = scene.around().getEpochSecond() + offset;
        long expectedFrom = from;
        boolean before = scene.oracle(from);
        for (long at = from; at <= from + seconds; at++) {
            boolean expected = scene.oracle(at);
            if (check.isValidAt(at) != expected) {
                throw new AssertionError(scene + " at " + Instant.ofEpochSecond(at));
            }
            if (expected != before) {
                assertEquals(
                        OptionalLong.of(at), check.nextChangeAfter(expectedFrom, from + seconds));
                assertEquals(OptionalLong.empty(), check.nextChangeAfter(expectedFrom, at - 1));
                expectedFrom = at;
                before = expected;
            }
        }
        assertEquals(OptionalLong.empty(), check.nextChangeAfter(expectedFrom, from + seconds));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void theValueAndItsCheckAgree(
            @ForAll("scenesOfAllCenturies") Scene scene,
            @ForAll @IntRange(min = -600_000, max = 600_000) int offset) {
        Instant at = scene.around().plusSeconds(offset);
        long second = at.getEpochSecond();
        boolean expected = scene.oracle(second);

        assertEquals(
                expected,
                scene.validity()
                        .isValid(Instant.ofEpochSecond(second), scene.zone(), scene.holidays()));
        assertEquals(expected, scene.check().isValidAt(second));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void theNextChangeWithinWeeksIsTheFirstMinuteThatDiffers(
            @ForAll("scenes") Scene scene,
            @ForAll @IntRange(min = -20_000, max = 1_000) int offsetMinutes,
            @ForAll @IntRange(max = 30_000) int minutes) {
        Scene weekly = new Scene(
                scene.zone(),
                scene.around(),
                Validity.during(scene.validity().band()),
                scene.holidays());
        long from = Math.floorDiv(scene.around().getEpochSecond(), 60L) * 60 + offsetMinutes * 60L;
        long until = from + minutes * 60L;
        boolean before = weekly.oracle(from);
        OptionalLong expected = OptionalLong.empty();
        for (long at = from + 60; at <= until && expected.isEmpty(); at += 60) {
            if (weekly.oracle(at) != before) expected = OptionalLong.of(at);
        }

        assertEquals(expected, weekly.check().nextChangeAfter(from, until), weekly::toString);
    }

    /** Every zone, every transition: the minutes around it, at their first and last second. */
    @Example
    void agreesWithJavaTimeAroundEveryTransitionOfEveryZone() {
        List<TimeBand> bands = List.of(
                TimeBand.parse("00:00-00:30,01:15-02:10,23:30-23:45; holidays also"),
                TimeBand.parse("02:30-03:00; holidays never"),
                TimeBand.parse("mon-sat 22:00-06:00; sun 00:30-01:00"),
                TimeBand.parse("always; holidays never"),
                TimeBand.parse("sat 12:00-sun 02:30; holidays also"),
                TimeBand.parse("holidays only"));
        int transitions = 0;
        for (ZoneId zone : ZONES) {
            List<ZoneOffsetTransition> ofZone = transitions(zone);
            Set<LocalDate> dates = new HashSet<>();
            for (int i = 0; i < ofZone.size(); i += 3) {
                dates.add(ofZone.get(i).getDateTimeBefore().toLocalDate());
            }
            HolidayCalendar holidays = new HolidayCalendar("third", dates);
            LocalCalendar calendar = LocalCalendar.of(zone, holidays);
            for (ZoneOffsetTransition transition : ofZone) {
                for (int i = 0; i < 3; i++) {
                    TimeBand band = bands.get((transitions + i * 2) % bands.size());
                    Validity validity = Validity.during(band);
                    Scene scene = new Scene(zone, transition.getInstant(), validity, holidays);
                    scanMinutes(scene, calendar.check(validity));
                }
                transitions++;
            }
        }
        assertTrue(transitions > 5_000, "only " + transitions + " transitions");
    }

    private static List<ZoneOffsetTransition> transitions(ZoneId zone) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(BEGIN);
        while (next != null && next.getInstant().isBefore(END)) {
            transitions.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return transitions;
    }

    private static void scanMinutes(Scene scene, ValidityCheck check) {
        long middle = scene.around().getEpochSecond();
        assertEquals(0, middle % 60, scene::toString);
        long from = middle - 100 * 60;
        long until = middle + 100 * 60;
        OptionalLong change = check.nextChangeAfter(from, until);
        boolean before = scene.oracle(from);
        for (long at = from; at <= until; at += 60) {
            boolean expected = scene.oracle(at);
            boolean isChange = change.isPresent() && change.getAsLong() == at;
            if (check.isValidAt(at) != expected
                    || check.isValidAt(at + 59) != scene.oracle(at + 59)
                    || isChange != (expected != before)) {
                throw new AssertionError(scene + " at " + Instant.ofEpochSecond(at));
            }
            if (isChange) change = check.nextChangeAfter(at, until);
            before = expected;
        }
        assertEquals(OptionalLong.empty(), change, scene::toString);
    }
}
