package io.a2b.rating.band;

import static io.a2b.rating.band.WeekWindow.MINUTES_PER_DAY;
import static io.a2b.rating.band.WeekWindow.MINUTES_PER_WEEK;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one text of a time band; {@link TimeBand#parse} describes the form. */
final class BandParser {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]+|[0-9:]+|[^A-Za-z0-9:\\s]|\\z");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
    private static final int SHOWN_MAX = 40;

    private final String text;
    private final List<WeekWindow> windows = new ArrayList<>();
    private final Matcher tokens;

    /** The token to read next, in lower case; empty at the end of the text. */
    private String token = "";

    private String holidays = "";

    BandParser(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
    }

    TimeBand band() {
        String name = name();
        int begin = tokens.start();
        clause();
        while (token.equals(";")) {
            next();
            clause();
        }
        if (!token.isEmpty()) throw unusable("is one too many here");
        if (holidays.isEmpty()) holidays = "ignored";
        boolean holidaysOnly = holidays.equals("only");
        if (windows.isEmpty() != holidaysOnly) {
            throw unusable(
                    begin,
                    text.substring(begin),
                    holidaysOnly
                            ? "names other times besides holidays only"
                            : "names no time, such as always");
        }
        if (TimeBand.joined(windows).size() > TimeBand.WINDOWS_MAX) {
            String most = "has more than " + TimeBand.WINDOWS_MAX + " windows";
            throw unusable(begin, text.substring(begin), most);
        }
        return TimeBand.named(
                name,
                windows,
                holidaysOnly ? Holidays.ALSO : Holidays.valueOf(holidays.toUpperCase(Locale.ROOT)));
    }

    /** The name and the colon behind it, if they are there; reads the first token after them. */
    private String name() {
        int colon = text.indexOf(':');
        boolean isNamed = colon >= 0
                && (colon + 1 == text.length() || Character.isWhitespace(text.charAt(colon + 1)));
        if (!isNamed) {
            next();
            return "";
        }
        String name = text.substring(0, colon).strip();
        if (!TimeBand.isName(name)) {
            throw unusable(0, name, "is not a name: 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        tokens.region(colon + 1, text.length());
        next();
        return name;
    }

    private void clause() {
        switch (token) {
            case "always" -> {
                windows.add(WeekWindow.WEEK);
                next();
            }
            case "holidays" -> holidays();
            default -> daysAndTimes();
        }
    }

    private void holidays() {
        if (!holidays.isEmpty()) throw unusable("was said before");
        next();
        if (!List.of("ignored", "also", "never", "only").contains(token)) {
            throw unusable("is not one of ignored, also, never, only");
        }
        holidays = token;
        next();
    }

    private void daysAndTimes() {
        BitSet days = new BitSet(7);
        if (isClock()) {
            days.set(0, 7);
        } else {
            days(days);
            if (!isClock()) {
                days.stream().forEach(day -> add(day * MINUTES_PER_DAY, MINUTES_PER_DAY));
                return;
            }
        }
        times(days);
        while (token.equals(",")) {
            next();
            times(days);
        }
    }

    private void days(BitSet days) {
        while (true) {
            int first = day();
            int last = first;
            if (token.equals("-")) {
                next();
                last = day();
            }
            int count = Math.floorMod(last - first, 7) + 1;
            for (int i = 0; i < count; i++) {
                days.set((first + i) % 7);
            }
            if (!token.equals(",")) return;
            next();
        }
    }

    private void times(BitSet days) {
        int start = tokens.start();
        int from = clock(MINUTES_PER_DAY - 1);
        if (!token.equals("-")) throw unusable("stands where the - before an end should");
        next();
        int length = isClock() ? lengthTo(clock(MINUTES_PER_DAY), from) : lengthTo(days, from);
        if (length == 0) {
            throw unusable(
                    start,
                    text.substring(start, tokens.start()),
                    "ends where it begins; a day alone is a whole day, always a whole week");
        }
        days.stream().forEach(day -> add(day * MINUTES_PER_DAY + from, length));
    }

    private static int lengthTo(int end, int from) {
        return end >= from ? end - from : end + MINUTES_PER_DAY - from;
    }

    /** To a day and time of the week, from the one day there is. */
    private int lengthTo(BitSet days, int from) {
        if (days.cardinality() > 1) throw unusable("ends what begins on several days");
        int end = day() * MINUTES_PER_DAY + clock(MINUTES_PER_DAY);
        int begin = days.nextSetBit(0) * MINUTES_PER_DAY + from;
        return Math.floorMod(end - begin, MINUTES_PER_WEEK);
    }

    private void add(int begin, int minutes) {
        int last = (begin + minutes - 1) % MINUTES_PER_WEEK;
        windows.add(new WeekWindow(begin, last));
    }

    private int day() {
        int day = BandText.DAYS.indexOf(token);
        for (DayOfWeek full : DayOfWeek.values()) {
            if (full.name().equalsIgnoreCase(token)) day = full.ordinal();
        }
        if (day < 0) throw unusable("is not a day: mon, tue, wed, thu, fri, sat or sun");
        next();
        return day;
    }

    private boolean isClock() {
        return !token.isEmpty() && (token.charAt(0) == ':' || Character.isDigit(token.charAt(0)));
    }

    private int clock(int max) {
        Matcher clock = CLOCK.matcher(token);
        int hours = clock.matches() ? Integer.parseInt(clock.group(1)) : max;
        int minutes = clock.matches() ? Integer.parseInt(clock.group(2)) : max;
        if (minutes > 59 || hours * 60 + minutes > max) {
            String last = max == MINUTES_PER_DAY ? "24:00" : "23:59";
            throw unusable("is not a time from 00:00 to " + last);
        }
        next();
        return hours * 60 + minutes;
    }

    private void next() {
        token = tokens.find() ? tokens.group().toLowerCase(Locale.ROOT) : "";
    }

    private IllegalArgumentException unusable(String why) {
        return unusable(tokens.start(), tokens.group(), why);
    }

    private static IllegalArgumentException unusable(int index, String found, String why) {
        String stripped = found.strip().replaceAll("\\p{Cntrl}", "?");
        String shown = stripped.length() <= SHOWN_MAX
                ? stripped
                : stripped.substring(0, SHOWN_MAX) + "...";
        String what = shown.isEmpty() ? "the end of the text" : '"' + shown + '"';
        return new IllegalArgumentException("column " + (index + 1) + ": " + what + " " + why);
    }
}
