package io.a2b.rating.simulation;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.csv.CsvLine;
import io.a2b.core.csv.TextLines;
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
 * {@link #faultsFound} when he has read to the end. Whoever wants to know what became of each line
 * asks for {@link #nextRow}. Not thread-safe.
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
    private List<String> names = List.of();
    private List<String> header = List.of();
    private int calledAt;
    private int answeredAt;
    private int talkAt;
    private int callerAt;
    private boolean ended;
    private RatedCall next; // null: not looked for yet, or none left

    // of the line that was read last
    private long line;
    private List<String> cells = List.of();
    private RatedCall call; // null: it is wrong
    private Fault fault; // null: it is right

    /**
     * A line that is not blank.
     *
     * @param line from 1, the header included
     * @param cells as they are in the text, without quotes; empty if it cannot be cut into cells
     * @param call empty if the line is wrong
     * @param fault what is wrong; empty if nothing is
     */
    public record Row(
            long line, List<String> cells, Optional<RatedCall> call, Optional<Fault> fault) {
        public Row {
            cells = List.copyOf(cells);
            if (call.isPresent() == fault.isPresent()) {
                throw new IllegalArgumentException("call: " + call + ", fault: " + fault);
            }
        }
    }

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

    /** The names of the columns, as the header has them; empty if there is no usable header. */
    public List<String> columns() {
        return names;
    }

    /** The next line that is not blank, right or wrong; empty after the last one. */
    public Optional<Row> nextRow() {
        if (next == null && !advance()) return Optional.empty();
        next = null;
        return Optional.of(
                new Row(line, cells, Optional.ofNullable(call), Optional.ofNullable(fault)));
    }

    @Override
    public boolean hasNext() {
        while (next == null && advance()) next = call;
        return next != null;
    }

    @Override
    public RatedCall next() {
        if (!hasNext()) throw new NoSuchElementException("no more calls");
        RatedCall found = next;
        next = null;
        return found;
    }

    /** Reads on to a line that is not blank; false if there is none. */
    private boolean advance() {
        while (!ended) {
            Optional<TextLines.Line> read = readLine();
            if (read.isEmpty()) ended = true;
            else if (!read.get().text().isBlank() || !read.get().fault().isEmpty()) {
                line = read.get().number();
                cells = List.of();
                call = null;
                fault = null;
                read(read.get());
                return true;
            }
        }
        return false;
    }

    private Optional<TextLines.Line> readLine() {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "calls: " + e.getMessage(), e);
        }
    }

    private void readHeader() {
        Optional<TextLines.Line> first = readLine();
        ended = true;
        if (first.isEmpty()) {
            fault(0, "", "is empty");
            return;
        }
        TextLines.Line top = first.get();
        if (!top.fault().isEmpty()) {
            fault(top.number(), "", top.fault());
            return;
        }
        separator = CsvLine.separatorOf(top.text());
        names = CsvLine.cells(top.text(), separator).orElse(List.of());
        header = names.stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
        for (String column : REQUIRED) {
            if (!header.contains(column)) {
                fault(top.number(), "", "has no column \"" + column + "\"");
            } else if (header.indexOf(column) != header.lastIndexOf(column)) {
                fault(top.number(), column, "is there twice");
            }
        }
        ended = faultsFound > 0;
        calledAt = header.indexOf("called");
        answeredAt = header.indexOf("answered at");
        talkAt = header.indexOf("talk seconds");
        callerAt = header.indexOf(CALLER);
    }

    private void read(TextLines.Line text) {
        if (!text.fault().isEmpty()) {
            fault(line, "", text.fault());
            return;
        }
        Optional<List<String>> cut = CsvLine.cells(text.text(), separator);
        cells = cut.orElse(List.of());
        if (cut.isEmpty()) {
            fault(line, "", "has a quote that does not enclose a cell");
        } else if (cells.size() != header.size()) {
            fault(line, "", "has " + cells.size() + " cells, the header " + header.size());
        } else {
            readCells();
        }
    }

    private void readCells() {
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
            call = new RatedCall(called, RatedCall.areDigits(caller) ? caller : "", answered, talk);
        } catch (IllegalArgumentException wrong) {
            String cell = cells.get(header.indexOf(column));
            fault(line, column, '"' + abbreviated(cell) + "\" " + wrong.getMessage());
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

    private void fault(long number, String column, String message) {
        faultsFound++;
        fault = new Fault(number, column, message);
        if (faults.size() < FAULTS_LISTED_MAX) faults.add(fault);
    }
}
