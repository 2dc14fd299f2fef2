package io.a2b.rating.deck;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.DeckImport.LineError;
import io.a2b.rating.deck.DeckImport.Rejected;
import io.a2b.rating.price.Rounding;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the CSV of one rate deck, line by line. Every line is checked, whatever is wrong with those
 * before, but only the first errors are kept. What many lines say is parsed once.
 */
final class DeckCsv {
    /** How many errors are listed; the others are counted. */
    static final int ERRORS_LISTED_MAX = 100;

    /** So many lines lie between two calls of a {@link DeckImport.Progress}. */
    static final int PROGRESS_LINES = 10_000;

    /** What a text is read with; names are asked for when a line has no destination. */
    record Source(DeckTerms terms, DeckImportOptions options, Supplier<DestinationNames> names) {}

    private final Source source;
    private final CsvReader line;
    private final List<LineError> errors = new ArrayList<>();
    private long errorsFound;
    private Optional<DeckHeader> header = Optional.empty();
    private Optional<DeckLines> rates = Optional.empty();
    private Optional<RateDeck> deck = Optional.empty();
    private char separator;

    private DeckCsv(Source source, InputStream bytes) {
        this.source = source;
        this.line = new CsvReader(bytes);
    }

    static DeckCsv read(Source source, InputStream bytes, DeckImport.Progress progress) {
        DeckCsv csv = new DeckCsv(source, bytes);
        try {
            csv.readAll(progress);
        } catch (IOException e) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "rate deck: " + e.getMessage(), e);
        }
        csv.compare();
        return csv;
    }

    /** Why nothing can be imported, if so. */
    Optional<Rejected> rejected() {
        if (errors.isEmpty()) return Optional.empty();
        return Optional.of(new Rejected(errors, errorsFound - errors.size()));
    }

    List<LineError> errors() {
        return errors;
    }

    long errorsFound() {
        return errorsFound;
    }

    /** How many lines there are, the header included. */
    long linesRead() {
        return line.number();
    }

    /** What the columns mean; empty if the header could not be read. */
    List<DeckColumn> columns() {
        return header.map(DeckHeader::columns).orElse(List.of());
    }

    /** The rates without errors, in the order of the lines; empty if there are none. */
    Optional<DeckLines> rates() {
        return rates.filter(lines -> lines.builder().size() > 0);
    }

    /** The rates without errors as a deck, whatever its version will be. */
    Optional<RateDeck> deck() {
        return deck;
    }

    private void readAll(DeckImport.Progress progress) throws IOException {
        while (line.next()) {
            if (!readLine()) return;
            if (line.number() % PROGRESS_LINES == 0) progress.read(line.number(), line.bytes());
        }
        progress.read(line.number(), line.bytes());
        if (errorsFound > 0) return;
        if (header.isEmpty()) error(0, "", "is empty");
        else if (rates().isEmpty()) error(0, "", "has no rates");
    }

    /** Whether there is a point in reading on. */
    private boolean readLine() {
        if (!line.fault().isEmpty()) {
            error("", line.fault());
            return header.isPresent();
        }
        if (line.isEmpty()) return true;
        if (header.isEmpty()) {
            readHeader();
            if (errorsFound > 0) return false;
            if (source.options().hasHeader()) return true;
        }
        if (!line.cut(separator)) {
            error("", "has a quote out of place");
        } else if (line.cells() != header.get().size()) {
            String counts = "has %d columns, the header has %d";
            error("", counts.formatted(line.cells(), header.get().size()));
        } else {
            rates.get().add();
        }
        return true;
    }

    private void readHeader() {
        separator = source.options().separator().orElseGet(line::likelySeparator);
        DeckHeader read;
        if (source.options().columns().isEmpty()) {
            if (!line.cut(separator)) error("", "has a quote out of place");
            List<String> names = errorsFound > 0 ? List.of() : line.texts();
            if (errorsFound > 0) return;
            read = DeckHeader.named(names, source.options(), this::error);
        } else {
            read = DeckHeader.given(source.options(), this::error);
        }
        header = Optional.of(read);
        rates = Optional.of(new DeckLines(line, read, source, this::error));
    }

    /** Finds rates that say the same or contradict each other. */
    private void compare() {
        deck = rates().map(lines -> lines.builder().buildUnchecked(new DeckVersion("deck", 1)));
        if (deck.isEmpty() || source.terms().rounding().style() == Rounding.Style.LEGACY) return;
        DeckLines lines = rates.get();
        String column = header.get().name(DeckColumn.PREFIX);
        List<LineError> twice = new ArrayList<>();
        DeckCheck.forEachDuplicate(deck.get(), (row, earlier) -> {
            long at = lines.number(deck.get().ordinal(row));
            String pattern = deck.get().rate(row).pattern().text();
            String message = "is in line " + lines.number(deck.get().ordinal(earlier));
            twice.add(new LineError(at, column, Cell.quoted(pattern) + " " + message));
        });
        errorsFound += twice.size();
        errors.addAll(twice);
        errors.sort(Comparator.comparingLong(LineError::line));
        if (errors.size() > ERRORS_LISTED_MAX) {
            errors.subList(ERRORS_LISTED_MAX, errors.size()).clear();
        }
    }

    private void error(String column, String message) {
        error(line.number(), column, message);
    }

    private void error(long number, String column, String message) {
        errorsFound++;
        if (errors.size() < ERRORS_LISTED_MAX) errors.add(new LineError(number, column, message));
    }
}
