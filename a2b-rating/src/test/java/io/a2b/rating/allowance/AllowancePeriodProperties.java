package io.a2b.rating.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.allowance.AllowancePeriod.Cycle;
import io.a2b.rating.allowance.AllowancePeriod.Span;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

class AllowancePeriodProperties {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2035-12-31T00:00:00Z");

    @Provide
    Arbitrary<AllowancePeriod> periods() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 31).map(AllowancePeriod::monthly),
                Arbitraries.integers()
                        .between(1, 7)
                        .map(day -> new AllowancePeriod(Cycle.WEEKLY, day)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Property
    void everyInstantLiesInItsPeriodAndInNeitherNeighbour(
            @ForAll("periods") AllowancePeriod period,
            @ForAll("zones") ZoneId zone,
            @ForAll("instants") Instant instant) {
        checkAround(period, zone, instant);
    }

    /** The hours around each change of the clocks are where a calendar goes wrong. */
    @Property(tries = 100)
    void periodsJoinWithoutGapWhereClocksChange(
            @ForAll("periods") AllowancePeriod period, @ForAll("zones") ZoneId zone) {
        for (ZoneOffsetTransition change : transitions(zone.getRules())) {
            checkAround(period, zone, change);
        }
    }

    /** Where clocks go over midnight, a date comes twice or not at all: begin on just that day. */
    @Example
    void periodsJoinWithoutGapWhereADateComesTwiceOrNotAtAll() {
        int found = 0;
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (ZoneOffsetTransition change : transitions(zone.getRules())) {
                LocalDate before = change.getDateTimeBefore().toLocalDate();
                LocalDate after = change.getDateTimeAfter().toLocalDate();
                if (before.equals(after)) continue;
                found++;
                LocalDate later = before.isAfter(after) ? before : after;
                checkAround(AllowancePeriod.weekly(later.getDayOfWeek()), zone, change);
                checkAround(AllowancePeriod.monthly(later.getDayOfMonth()), zone, change);
            }
        }
        assertTrue(found > 100, "changes over midnight: " + found);
    }

    private static void checkAround(
            AllowancePeriod period, ZoneId zone, ZoneOffsetTransition change) {
        Instant at = change.getInstant();
        checkAround(period, zone, at.minusNanos(1));
        checkAround(period, zone, at);
        checkAround(period, zone, at.plus(change.getDuration().abs()).minusNanos(1));
    }

    private static List<ZoneOffsetTransition> transitions(ZoneRules rules) {
        List<ZoneOffsetTransition> found = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            found.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return found;
    }

    private static void checkAround(AllowancePeriod period, ZoneId zone, Instant instant) {
        Span span = period.at(zone, instant);
        assertTrue(span.contains(instant), span + " without " + instant);
        assertEquals(span, period.at(zone, span.start()));
        assertEquals(span, period.at(zone, span.end().minusNanos(1)));
        Span next = period.at(zone, span.end());
        assertEquals(span.end(), next.start());
        assertTrue(span.startDate().isBefore(next.startDate()), span + " and " + next);
        Span before = period.at(zone, span.start().minusNanos(1));
        assertEquals(span.start(), before.end());
    }

    @Property
    void startsOnTheWantedDayWithTheFirstInstantThatHasThatDate(
            @ForAll("periods") AllowancePeriod period,
            @ForAll("zones") ZoneId zone,
            @ForAll("instants") Instant instant) {
        Span span = period.at(zone, instant);
        LocalDate start = span.startDate();
        switch (period.cycle()) {
            case MONTHLY ->
                assertEquals(
                        Math.min(period.startDay(), start.lengthOfMonth()), start.getDayOfMonth());
            case WEEKLY -> assertEquals(period.startDay(), start.getDayOfWeek().getValue());
        }
        LocalDate first = span.start().atZone(zone).toLocalDate();
        LocalDate justBefore = span.start().minusNanos(1).atZone(zone).toLocalDate();
        assertTrue(!first.isBefore(start) && justBefore.isBefore(start), span.toString());
    }

    @Property
    void lastsAsLongAsItsMonthOrWeek(
            @ForAll("periods") AllowancePeriod period, @ForAll("instants") Instant instant) {
        Span span = period.at(ZoneId.of("UTC"), instant);
        long days = Duration.between(span.start(), span.end()).toDays();
        boolean fits = period.cycle() == Cycle.WEEKLY ? days == 7 : days >= 28 && days <= 31;
        assertTrue(fits, span.toString());
    }
}
