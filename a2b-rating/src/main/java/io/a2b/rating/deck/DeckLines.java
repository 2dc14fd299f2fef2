package io.a2b.rating.deck;

import io.a2b.rating.deck.Cell.UnusableException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The rates of a CSV as they are read, each with the number of its line. A destination, and all
 * that a line says beside prefix and destination, is parsed when its bytes come first; most lines
 * only repeat what others said.
 */
final class DeckLines {
    private final CsvReader line;
    private final DeckHeader header;
    private final DeckCsv.Source source;
    private final BiConsumer<String, String> errors;
    private final CellRules rules;
    private final RateCells cells;
    private final DeckBuilder builder;

    private final int prefixPosition;
    private final int destinationPosition;
    private final int[] termsPositions;

    private final ByteKeys destinationKeys = new ByteKeys();
    private final ByteKeys termsKeys = new ByteKeys();

    /** Numbers in the builder by those of the keys: texts may differ and say the same. */
    private int[] destinations = new int[64];

    private int[] terms = new int[64];

    private int[] numbers = new int[64];
    private final List<Long> unnamed = new ArrayList<>();
    private boolean failed;

    DeckLines(
            CsvReader line,
            DeckHeader header,
            DeckCsv.Source source,
            BiConsumer<String, String> errors) {
        this.line = line;
        this.header = header;
        this.source = source;
        this.errors = errors;
        rules = CellRules.of(source.options(), source.terms());
        cells = new RateCells(line, header, rules, source.options(), errors);
        builder = new DeckBuilder(source.terms());
        prefixPosition = header.position(DeckColumn.PREFIX);
        destinationPosition = header.position(DeckColumn.DESTINATION);
        termsPositions = header.termsPositions();
    }

    DeckBuilder builder() {
        return builder;
    }

    /** The line of the rate that was added as number {@code ordinal}. */
    long number(int ordinal) {
        return numbers[ordinal];
    }

    /** The lines without a destination that was found nevertheless. */
    List<Long> unnamed() {
        return unnamed;
    }

    /** Adds what the line says, which has been cut; or tells what is wrong with it. */
    void add() {
        failed = false;
        long packed = line.packedPrefix(prefixPosition);
        if (packed >= 0) {
            add(packed, Optional.empty());
            return;
        }
        List<NumberPattern> patterns = patterns();
        if (patterns.isEmpty()) {
            // for what else is wrong
            destination(packed, Optional.empty());
            terms();
        }
        for (NumberPattern pattern : patterns) {
            boolean isPrefix = pattern instanceof Prefix;
            long prefix = isPrefix ? PackedPrefix.pack(pattern.text()) : -1;
            if (!add(prefix, Optional.of(pattern))) return;
        }
    }

    /** Adds a rate with a prefix, or with another pattern if {@code packed} is none. */
    private boolean add(long packed, Optional<NumberPattern> pattern) {
        int destination = destination(packed, pattern);
        int termsNumber = terms();
        if (failed || destination < 0 || termsNumber < 0) return false;
        int ordinal = builder.size();
        if (packed >= 0) builder.addRow(packed, destination, termsNumber);
        else builder.addOther(pattern.orElseThrow(), destination, termsNumber);
        if (ordinal == numbers.length) numbers = Arrays.copyOf(numbers, ordinal * 3 / 2);
        numbers[ordinal] = Math.toIntExact(line.number());
        return true;
    }

    private void error(DeckColumn column, String message) {
        failed = true;
        errors.accept(header.name(column), message);
    }

    private List<NumberPattern> patterns() {
        String name = header.name(DeckColumn.PREFIX);
        try {
            return new Cell(name, line.text(prefixPosition), rules).patterns();
        } catch (UnusableException e) {
            error(DeckColumn.PREFIX, e.getMessage());
            return List.of();
        }
    }

    private boolean isNamed() {
        return destinationPosition >= 0 && !line.isEmpty(destinationPosition);
    }

    private int destination(long packed, Optional<NumberPattern> other) {
        if (!isNamed()) return destinationOf(packed, other);
        destinationKeys.clear();
        line.appendTo(destinationKeys, destinationPosition);
        int key = destinationKeys.find();
        if (key != ByteKeys.NONE) return destinations[key];
        try {
            String text = line.text(destinationPosition);
            String name = new Cell(header.name(DeckColumn.DESTINATION), text, rules).destination();
            key = destinationKeys.add();
            destinations = roomFor(destinations, key);
            destinations[key] = builder.destinationNumber(name);
            return destinations[key];
        } catch (UnusableException e) {
            error(DeckColumn.DESTINATION, e.getMessage());
            return -1;
        }
    }

    /** What others call the numbers of a rate without destination. */
    private int destinationOf(long packed, Optional<NumberPattern> other) {
        Optional<String> name = packed >= 0
                ? source.names().get().find(PackedPrefix.unpack(packed))
                : other.filter(AnyNumber.class::isInstance).map(NumberPattern::text);
        Optional<String> found = name.or(() -> source.options().defaultDestination());
        if (found.isEmpty()) {
            error(DeckColumn.DESTINATION, "is missing");
            return -1;
        }
        unnamed.add(line.number());
        return builder.destinationNumber(found.get());
    }

    private int terms() {
        termsKeys.clear();
        for (int position : termsPositions) line.appendTo(termsKeys, position);
        int key = termsKeys.find();
        if (key != ByteKeys.NONE) return terms[key];
        Optional<RateTerms> parsed = cells.parse();
        if (parsed.isEmpty()) return -1;
        key = termsKeys.add();
        terms = roomFor(terms, key);
        terms[key] = builder.termsNumber(parsed.get());
        return terms[key];
    }

    private static int[] roomFor(int[] numbers, int key) {
        return key < numbers.length ? numbers : Arrays.copyOf(numbers, key * 2);
    }
}
