package io.a2b.rating.simulation;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.CsvLine;
import io.a2b.rating.deck.TextLines;
import io.a2b.rating.pricing.Pricing;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Past calls out of a CSV text: UTF-8, a header line, comma, semicolon or tab between the columns.
 * The columns, in any order: {@code called}, digits, perhaps behind a plus; {@code answered at},
 * ISO 8601, UTC where it names no zone, or seconds since 1970; {@code talk seconds}; and
 * {@code caller}, which may be missing, and counts as unknown where it is not digits. Other columns
 * are passed over.
 *
 * <p>A line that is wrong is left out and listed in {@link #faults}; whoever needs all of them asks
 * {@link #faultsFound} when he has read to the end. Not thread-safe.
 */
public final class CallCsv implements Iterator<RatedCall> {
    /** How many faults are listed; the others are counted. */
    public static final int FAULTS_LISTED_MAX = 100;

    private static final List<String> REQUIRED = List.of("called", "answered at", "talk seconds");
    private static final String CALLER = "caller";

    private final TextLines lines;
    private final List<Fault> faults = new ArrayList<>();
    private long faultsFound;
    private char separator;
    private List<String> header = List.of();
    private int calledAt;
    private int answeredAt;
    private int talkAt;
    private int callerAt;
    private boolean ended;
    private RatedCall next; // null: not looked for yet, or none left

    /**
     * What is wrong with a line.
     *
     * @param line from 1, the header included; 0 when the whole text is meant
     * @param column its name in the header; empty when the whole line is meant
     */
    public record Fault(long line, String column, String message) {
        /** For people: {@code line 17, called: "abc" is no number}. */
        @Override
        public String toString() {
            String where = line == 0 ? "file" : "line " + line;
            return where + (column.isEmpty() ? "" : ", " + column) + ": " + message;
        }
    }

    private CallCsv(InputStream csv) {
        lines = new TextLines(csv);
    }

    /**
     * Reads the header.
     *
     * @param csv read as far as calls are asked for, not closed
     * @throws A2bException {@code FILE_UNREADABLE} when {@code csv} fails; so do the other methods
     */
    public static CallCsv of(InputStream csv) {
        CallCsv calls = new CallCsv(csv);
        calls.readHeader();
        return calls;
    }

    /** What was wrong so far, in the order of the lines. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** How many lines were wrong so far. */
    public long faultsFound() {
        return faultsFound;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            Optional<TextLines.Line> line = line();
            if (line.isEmpty()) ended = true;
            else read(line.get());
        }
        return next != null;
    }

    @Override
    public RatedCall next() {
        if (!hasNext()) throw new NoSuchElementException("no more calls");
        RatedCall call = next;
        next = null;
        return call;
    }

    private Optional<TextLines.Line> line() {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "calls: " + e.getMessage(), e);
        }
    }

    private void readHeader() {
        Optional<TextLines.Line> first = line();
        ended = true;
        if (first.isEmpty()) {
            fault(0, "", "is empty");
            return;
        }
        TextLines.Line line = first.get();
        if (!line.fault().isEmpty()) {
            fault(line.number(), "", line.fault());
            return;
        }
        separator = CsvLine.separatorOf(line.text());
        header = CsvLine.cells(line.text(), separator).orElse(List.of()).stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
        for (String column : REQUIRED) {
            if (!header.contains(column)) {
                fault(line.number(), "", "has no column \"" + column + "\"");
            } else if (header.indexOf(column) != header.lastIndexOf(column)) {
                fault(line.number(), column, "is there twice");
            }
        }
        ended = faultsFound > 0;
        calledAt = header.indexOf("called");
        answeredAt = header.indexOf("answered at");
        talkAt = header.indexOf("talk seconds");
        callerAt = header.indexOf(CALLER);
    }

    private void read(TextLines.Line line) {
        if (!line.fault().isEmpty()) {
            fault(line.number(), "", line.fault());
            return;
        }
        if (line.text().isBlank()) return;
        Optional<List<String>> cells = CsvLine.cells(line.text(), separator);
        if (cells.isEmpty()) {
            fault(line.number(), "", "has a quote that does not enclose a cell");
        } else if (cells.get().size() != header.size()) {
            fault(
                    line.number(),
                    "",
                    "has " + cells.get().size() + " cells, the header " + header.size());
        } else {
            read(line.number(), cells.get());
        }
    }

    private void read(long number, List<String> cells) {
        String column = "called";
        try {
            String called = digits(cells.get(calledAt));
            if (called.isEmpty() || !RatedCall.areDigits(called)) {
                throw new IllegalArgumentException("is no number");
            }
            column = "answered at";
            Instant answered = instant(cells.get(answeredAt));
            column = "talk seconds";
            long talk = seconds(cells.get(talkAt));
            column = CALLER;
            String caller = callerAt < 0 ? "" : digits(cells.get(callerAt));
            next = new RatedCall(called, RatedCall.areDigits(caller) ? caller : "", answered, talk);
        } catch (IllegalArgumentException wrong) {
            String cell = cells.get(header.indexOf(column));
            fault(number, column, '"' + abbreviated(cell) + "\" " + wrong.getMessage());
        }
    }

    private static String digits(String cell) {
        return cell.startsWith("+") ? cell.substring(1) : cell;
    }

    private static long seconds(String cell) {
        if (cell.isEmpty() || cell.length() > 9 || !RatedCall.areDigits(cell)) {
            throw new IllegalArgumentException("is not whole seconds");
        }
        long seconds = Long.parseLong(cell);
        if (seconds > Pricing.TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("is more than 366 days");
        }
        return seconds;
    }

    private static Instant instant(String cell) {
        try {
            if (!cell.isEmpty() && cell.length() <= 11 && RatedCall.areDigits(cell)) {
                return Instant.ofEpochSecond(Long.parseLong(cell));
            }
            String iso = cell.indexOf(' ') == 10 ? cell.replace(' ', 'T') : cell;
            boolean zoned =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("is no date and time", wrong);
        }
    }

    private static String abbreviated(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 40) + "...";
    }

    private void fault(long line, String column, String message) {
        faultsFound++;
        if (faults.size() < FAULTS_LISTED_MAX) faults.add(new Fault(line, column, message));
    }
}
