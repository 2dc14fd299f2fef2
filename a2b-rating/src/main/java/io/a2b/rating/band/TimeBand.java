package io.a2b.rating.band;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recurring hours of the week, on the wall clock of whoever uses the band. The zone comes from the
 * rate deck. When clocks are put forward, the skipped minutes do not occur; when they are put back,
 * the repeated minutes are inside both times or neither time.
 *
 * <p>Windows may be given in any order and may overlap; they are kept sorted and joined, so that
 * bands of the same minutes are equal. In JSON a band is its {@link #text()}.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param windows when the band applies; at most {@value #WINDOWS_MAX} once joined; empty only for a
 *     band of holidays alone
 * @param holidays how holidays count, also in the middle of a window
 */
public record TimeBand(String name, List<WeekWindow> windows, Holidays holidays) {
    /** The most windows that do not touch each other. */
    public static final int WINDOWS_MAX = 64;

    /** The longest {@link #text()} there is. */
    public static final int TEXT_LENGTH_MAX = 1_500;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String UNNAMED = "unnamed";
    private static final TimeBand ALWAYS =
            new TimeBand("always", List.of(WeekWindow.WEEK), Holidays.IGNORED);

    /** @throws IllegalArgumentException if the name is none, or the band would never apply */
    public TimeBand {
        checkName(name);
        requireNonNull(holidays, "holidays");
        windows = joined(windows);
        if (windows.isEmpty() && holidays != Holidays.ALSO) {
            throw new IllegalArgumentException("windows: none, so the band would never apply");
        }
        if (windows.size() > WINDOWS_MAX) {
            throw new IllegalArgumentException(
                    "windows: " + windows.size() + ", at most " + WINDOWS_MAX);
        }
    }

    /** Every minute of every day. */
    public static TimeBand always() {
        return ALWAYS;
    }

    /**
     * A band without a name of its own, for which holidays are days like every other. It is
     * {@link #always()} if the windows cover the week.
     *
     * @throws IllegalArgumentException if there is no window, or there are too many
     */
    public static TimeBand of(WeekWindow... windows) {
        return named("", List.of(windows), Holidays.IGNORED);
    }

    /**
     * Reads a band such as {@code mon-fri 08:00-20:00; sat 09:00-13:00; holidays never}.
     *
     * <p>Clauses stand between semicolons. One names days ({@code mon-fri}, {@code sat,sun},
     * {@code monday}), times ({@code 08:00-12:00,13:00-17:00}) or both; days alone are whole days,
     * times alone are on every day. <b>A time after the dash is the first one no longer inside</b>:
     * {@code 08:00-20:00} ends with 19:59:59, and a day ends at {@code 24:00}. One not after its
     * beginning is on the next day: {@code fri 22:00-06:00}. Longer stretches name their last day:
     * {@code fri 18:00-mon 08:00}. {@code always} is the whole week.
     *
     * <p>One clause may say {@code holidays ignored} (the default), {@code holidays also} or
     * {@code holidays never}; {@code holidays only} stands alone. A name may come first:
     * {@code peak: mon-fri 08:00-20:00}. Upper and lower case are the same, except in names.
     *
     * @throws IllegalArgumentException if the text is anything else; the message begins with the
     *     column, counted from 1, and quotes what stands there
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeBand parse(String text) {
        return new BandParser(requireNonNull(text, "text")).band();
    }

    /** A band with {@code name}, or with the name it has when none is given. */
    static TimeBand named(String name, List<WeekWindow> windows, Holidays holidays) {
        if (!name.isEmpty()) return new TimeBand(name, windows, holidays);
        TimeBand band = new TimeBand(UNNAMED, windows, holidays);
        return band.windows.equals(ALWAYS.windows) && holidays == ALWAYS.holidays ? ALWAYS : band;
    }

    static void checkName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("name: not 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static List<WeekWindow> joined(List<WeekWindow> windows) {
        BitSet minutes = minutes(windows);
        int week = WeekWindow.MINUTES_PER_WEEK;
        if (minutes.cardinality() == week) return List.of(WeekWindow.WEEK);
        List<WeekWindow> joined = new ArrayList<>();
        for (int from = minutes.nextSetBit(0); from >= 0; ) {
            int end = minutes.nextClearBit(from);
            joined.add(new WeekWindow(from, end - 1));
            from = minutes.nextSetBit(end);
        }
        if (minutes.get(0) && minutes.get(week - 1)) {
            WeekWindow monday = joined.remove(0);
            WeekWindow sunday = joined.remove(joined.size() - 1);
            joined.add(new WeekWindow(sunday.fromMinute(), monday.untilMinute()));
        }
        return List.copyOf(joined);
    }

    /** The minutes of the week inside the windows. */
    BitSet minutes() {
        return minutes(windows);
    }

    private static BitSet minutes(List<WeekWindow> windows) {
        BitSet minutes = new BitSet(WeekWindow.MINUTES_PER_WEEK);
        for (WeekWindow window : windows) {
            if (window.isWrapped()) {
                minutes.set(window.fromMinute(), WeekWindow.MINUTES_PER_WEEK);
                minutes.set(0, window.untilMinute() + 1);
            } else {
                minutes.set(window.fromMinute(), window.untilMinute() + 1);
            }
        }
        return minutes;
    }

    /** Whether the band applies when the wall clock shows {@code local}. */
    public boolean appliesAt(LocalDateTime local, HolidayCalendar calendar) {
        if (holidays != Holidays.IGNORED && calendar.contains(local.toLocalDate())) {
            return holidays == Holidays.ALSO;
        }
        int day = local.getDayOfWeek().ordinal();
        int minute = day * WeekWindow.MINUTES_PER_DAY + local.getHour() * 60 + local.getMinute();
        return windows.stream().anyMatch(window -> window.contains(minute));
    }

    /** In the form that {@link #parse} reads, and reads as an equal band. */
    @JsonValue
    public String text() {
        String times = BandText.of(this);
        return name.equals(named("", windows, holidays).name) ? times : name + ": " + times;
    }

    /** The {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
