package io.a2b.rating.band;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Bands of every shape, biased to the hours at which clocks are changed. */
final class BandArbitraries {
    private BandArbitraries() {}

    static Arbitrary<WeekWindow> windows() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 10_079);
        Arbitrary<Integer> atNight = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(-70, 250))
                .as((day, minute) -> Math.floorMod(day * 1440 + minute, 10_080));
        Arbitrary<Integer> minutes = Arbitraries.oneOf(
                any, atNight, Arbitraries.integers().between(0, 13).map(half -> half * 720));
        return Combinators.combine(minutes, minutes).as(WeekWindow::new);
    }

    /** Windows that begin and end within hours of a local time. */
    private static Arbitrary<WeekWindow> windowsAround(LocalDateTime local) {
        int minute =
                local.getDayOfWeek().ordinal() * 1440 + local.toLocalTime().toSecondOfDay() / 60;
        Arbitrary<Integer> minutes = Arbitraries.integers()
                .between(-150, 150)
                .withDistribution(RandomDistribution.uniform())
                .map(distance -> Math.floorMod(minute + distance, 10_080));
        return Combinators.combine(minutes, minutes).as(WeekWindow::new);
    }

    static Arbitrary<TimeBand> bands() {
        return bands(windows());
    }

    private static Arbitrary<TimeBand> bands(Arbitrary<WeekWindow> windows) {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("unnamed", "always", "mon", "08", "holidays", "Peak.1_a-b"),
                Arbitraries.strings().withChars("abcXYZ019._-").ofMinLength(1).ofMaxLength(64));
        Arbitrary<List<WeekWindow>> someWindows = Arbitraries.frequencyOf(
                Tuple.of(6, windows.list().ofMinSize(1).ofMaxSize(4)),
                Tuple.of(1, windows.list().ofMinSize(40).ofMaxSize(64)),
                Tuple.of(1, Arbitraries.just(List.of(WeekWindow.WEEK))),
                Tuple.of(1, Arbitraries.just(List.of())));
        return Combinators.combine(names, someWindows, Arbitraries.of(Holidays.class))
                .as((name, list, holidays) ->
                        new TimeBand(name, list, list.isEmpty() ? Holidays.ALSO : holidays));
    }

    /** Days within a week of {@code day}. */
    static Arbitrary<HolidayCalendar> holidaysAround(LocalDate day) {
        return Arbitraries.integers()
                .between(-7, 7)
                .map(day::plusDays)
                .set()
                .ofMaxSize(5)
                .map(days -> new HolidayCalendar("around", days));
    }

    /** Beginning and ending, if they do, within hours of {@code instant}, at parts of seconds. */
    static Arbitrary<Validity> validitiesAround(Instant instant, ZoneId zone) {
        Arbitrary<TimeBand> bands = Arbitraries.oneOf(
                bands(), bands(windowsAround(LocalDateTime.ofInstant(instant, zone))));
        Arbitrary<Optional<Instant>> ends = Arbitraries.longs()
                .between(-9_000_000_000_000L, 9_000_000_000_000L)
                .map(nanos -> nanos % 3 == 0 ? nanos / 1_000_000_000 * 1_000_000_000 : nanos)
                .map(instant::plusNanos)
                .optional();
        return Combinators.combine(ends, ends, bands).as((one, other, band) -> {
            if (one.isEmpty() || other.isEmpty()) return new Validity(one, other, band);
            boolean isInOrder = one.get().isBefore(other.get());
            Instant first = isInOrder ? one.get() : other.get();
            Instant second = isInOrder ? other.get() : one.get();
            Instant end = first.equals(second) ? second.plusNanos(1) : second;
            return new Validity(Optional.of(first), Optional.of(end), band);
        });
    }
}
