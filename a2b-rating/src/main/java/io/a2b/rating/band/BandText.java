package io.a2b.rating.band;

import static io.a2b.rating.band.WeekWindow.MINUTES_PER_DAY;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes time bands for people, and for {@link BandParser} to read back. */
final class BandText {
    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private BandText() {}

    /** The band without its name. */
    static String of(TimeBand band) {
        if (band.windows().isEmpty()) return "holidays only";
        String times = times(band.windows());
        return band.holidays() == Holidays.IGNORED
                ? times
                : times + "; holidays " + band.holidays().name().toLowerCase(Locale.ROOT);
    }

    private static String times(List<WeekWindow> windows) {
        if (windows.contains(WeekWindow.WEEK)) return "always";
        List<String> clauses = new ArrayList<>();
        Map<String, List<Integer>> daysOfTimes = new LinkedHashMap<>();
        for (WeekWindow window : windows) {
            int day = window.fromMinute() / MINUTES_PER_DAY;
            if (window.fromMinute() % MINUTES_PER_DAY == 0
                    && window.endMinute() % MINUTES_PER_DAY == 0) {
                int days = window.lengthMinutes() / MINUTES_PER_DAY;
                clauses.add(days(day, day + days - 1));
            } else if (window.lengthMinutes() < MINUTES_PER_DAY) {
                String times = clock(window.fromMinute()) + "-" + endClock(window.endMinute());
                daysOfTimes.computeIfAbsent(times, key -> new ArrayList<>()).add(day);
            } else {
                clauses.add(moment(window.fromMinute()) + "-" + moment(window.endMinute()));
            }
        }
        Map<List<Integer>, List<String>> timesOfDays = daysOfTimes.entrySet().stream()
                .collect(groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        mapping(Map.Entry::getKey, toList())));
        timesOfDays.forEach(
                (days, times) -> clauses.add(days(days) + " " + String.join(",", times)));
        return String.join("; ", clauses);
    }

    /** Days in rising order, neighbours written as a range. */
    private static String days(List<Integer> days) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int day : days) {
            List<Integer> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (last.contains(day - 1)) {
                last.add(day);
            } else {
                runs.add(new ArrayList<>(List.of(day)));
            }
        }
        return runs.stream()
                .map(run -> days(run.get(0), run.get(run.size() - 1)))
                .collect(joining(","));
    }

    private static String days(int first, int last) {
        String from = DAYS.get(first % DAYS.size());
        return first == last ? from : from + "-" + DAYS.get(last % DAYS.size());
    }

    private static String moment(int minute) {
        return DAYS.get(minute / MINUTES_PER_DAY) + " " + clock(minute);
    }

    /** The end of a stretch within two days; midnight is the end of the first. */
    private static String endClock(int minute) {
        return minute % MINUTES_PER_DAY == 0 ? "24:00" : clock(minute);
    }

    private static String clock(int minute) {
        int ofDay = minute % MINUTES_PER_DAY;
        return String.format(Locale.ROOT, "%02d:%02d", ofDay / 60, ofDay % 60);
    }
}
