package io.a2b.rating.deck;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.Cell.UnusableException;
import io.a2b.rating.deck.DeckImport.LineError;
import io.a2b.rating.deck.DeckImport.Rejected;
import io.a2b.rating.deck.TextLines.Line;
import io.a2b.rating.price.BillingIncrement;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the CSV of one rate deck, line by line. Every line is checked, whatever is wrong with those
 * before, but only the first errors are kept.
 */
final class DeckCsv {
    /** How many errors are listed; the others are counted. */
    static final int ERRORS_LISTED_MAX = 100;

    /** So many lines lie between two calls of a {@link DeckImport.Progress}. */
    static final int PROGRESS_LINES = 10_000;

    private final List<Rate> rates = new ArrayList<>();
    private final Map<Prefix, Long> lineOfPrefix = new HashMap<>();
    private final List<LineError> errors = new ArrayList<>();
    private long errorsFound;
    private Optional<DeckHeader> header = Optional.empty();

    private DeckCsv() {}

    static DeckCsv read(InputStream bytes, DeckImport.Progress progress) {
        DeckCsv csv = new DeckCsv();
        try {
            csv.readAll(new TextLines(bytes), progress);
        } catch (IOException e) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "rate deck: " + e.getMessage(), e);
        }
        return csv;
    }

    /** Why nothing can be imported, if so. */
    Optional<Rejected> rejected() {
        if (errors.isEmpty()) return Optional.empty();
        return Optional.of(new Rejected(errors, errorsFound - errors.size()));
    }

    /** In the order of the lines; to be used only if nothing was rejected. */
    List<Rate> rates() {
        return rates;
    }

    private void readAll(TextLines lines, DeckImport.Progress progress) throws IOException {
        long read = 0;
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            boolean useful = read(next.get());
            read++;
            if (!useful) return;
            if (read % PROGRESS_LINES == 0) progress.linesRead(read);
        }
        progress.linesRead(read);
        if (errorsFound > 0) return;
        if (header.isEmpty()) error(0, "", "is empty");
        else if (rates.isEmpty()) error(0, "", "has no rates");
    }

    /** Whether there is a point in reading on. */
    private boolean read(Line line) {
        if (!line.fault().isEmpty()) {
            error(line.number(), "", line.fault());
            return header.isPresent();
        }
        if (line.text().isBlank()) return true;
        if (header.isEmpty()) {
            DeckHeader read = DeckHeader.read(
                    line.text(), (column, message) -> error(line.number(), column, message));
            header = Optional.of(read);
            return errorsFound == 0;
        }
        readRate(header.get(), line);
        return true;
    }

    private void readRate(DeckHeader columns, Line line) {
        Optional<List<String>> cells = CsvLine.cells(line.text(), columns.separator());
        if (cells.isEmpty()) {
            error(line.number(), "", "has a quote out of place");
        } else if (cells.get().size() != columns.size()) {
            String counts = "has %d columns, the header has %d";
            error(line.number(), "", counts.formatted(cells.get().size(), columns.size()));
        } else {
            RateCells rate = new RateCells(columns, cells.get(), line.number());
            rate.parse().ifPresent(rates::add);
        }
    }

    private void error(long line, String column, String message) {
        errorsFound++;
        if (errors.size() < ERRORS_LISTED_MAX) errors.add(new LineError(line, column, message));
    }

    @FunctionalInterface
    private interface Parser<T> {
        T parse(Cell cell) throws UnusableException;
    }

    /** One line: all its cells are parsed, so that all its errors are found at once. */
    private final class RateCells {
        private final DeckHeader columns;
        private final List<String> cells;
        private final long line;

        RateCells(DeckHeader columns, List<String> cells, long line) {
            this.columns = columns;
            this.cells = cells;
            this.line = line;
        }

        Optional<Rate> parse() {
            long errorsBefore = errorsFound;
            Optional<Prefix> prefix = parsed(DeckColumn.PREFIX, Cell::prefix);
            prefix.ifPresent(this::checkNew);
            Optional<String> destination = parsed(DeckColumn.DESTINATION, Cell::destination);
            Optional<Long> price = parsed(DeckColumn.PRICE, Cell::priceMicros);
            Optional<BillingIncrement> increment = increment();
            Optional<Long> fee = Optional.of(0L);
            if (columns.has(DeckColumn.CONNECTION_FEE)) {
                fee = parsed(
                        DeckColumn.CONNECTION_FEE,
                        cell -> cell.isEmpty() ? Long.valueOf(0) : cell.priceMicros());
            }
            if (errorsFound > errorsBefore) return Optional.empty();
            return Optional.of(new Rate(
                    prefix.orElseThrow(),
                    destination.orElseThrow(),
                    price.orElseThrow(),
                    increment.orElseThrow(),
                    fee.orElseThrow()));
        }

        private Optional<BillingIncrement> increment() {
            if (columns.has(DeckColumn.INCREMENT)) {
                return parsed(DeckColumn.INCREMENT, Cell::increment);
            }
            Optional<Integer> first = parsed(DeckColumn.FIRST, Cell::incrementSeconds);
            Optional<Integer> step = parsed(DeckColumn.STEP, Cell::incrementSeconds);
            return first.flatMap(f -> step.map(s -> new BillingIncrement(f, s)));
        }

        private void checkNew(Prefix prefix) {
            Long earlier = lineOfPrefix.putIfAbsent(prefix, line);
            if (earlier == null) return;
            Cell cell = columns.cell(DeckColumn.PREFIX, cells);
            error(line, cell.column(), cell.unusable("is in line " + earlier).getMessage());
        }

        private <T> Optional<T> parsed(DeckColumn column, Parser<T> parser) {
            try {
                return Optional.of(parser.parse(columns.cell(column, cells)));
            } catch (UnusableException e) {
                error(line, e.column(), e.getMessage());
                return Optional.empty();
            }
        }
    }
}
