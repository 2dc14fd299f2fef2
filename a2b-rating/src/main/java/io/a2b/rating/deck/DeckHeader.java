package io.a2b.rating.deck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where each column of a rate deck's CSV is. */
final class DeckHeader {
    private final char separator;
    private final List<String> names;
    private final Map<DeckColumn, Integer> positions;

    private DeckHeader(char separator, List<String> names, Map<DeckColumn, Integer> positions) {
        this.separator = separator;
        this.names = names;
        this.positions = positions;
    }

    /** @param errors takes column and message of all that is wrong; then the header is of no use */
    static DeckHeader read(String line, BiConsumer<String, String> errors) {
        char separator = CsvLine.separatorOf(line);
        List<String> names = CsvLine.cells(line, separator).orElse(List.of());
        if (names.isEmpty()) errors.accept("", "has a quote out of place");
        Map<DeckColumn, Integer> positions = new EnumMap<>(DeckColumn.class);
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            int position = at;
            DeckColumn.named(name)
                    .ifPresentOrElse(
                            column -> {
                                if (positions.putIfAbsent(column, position) != null) {
                                    errors.accept(name, "is a second column for " + column.label());
                                }
                            },
                            () -> errors.accept("", Cell.quoted(name) + " is not a known column"));
        }
        if (!names.isEmpty()) checkComplete(positions, errors);
        return new DeckHeader(separator, names, positions);
    }

    private static void checkComplete(
            Map<DeckColumn, Integer> positions, BiConsumer<String, String> errors) {
        List<DeckColumn> missing = new ArrayList<>(
                List.of(DeckColumn.PREFIX, DeckColumn.DESTINATION, DeckColumn.PRICE));
        boolean together = positions.containsKey(DeckColumn.INCREMENT);
        List<DeckColumn> apart = Arrays.asList(DeckColumn.FIRST, DeckColumn.STEP);
        if (!together && apart.stream().noneMatch(positions::containsKey)) {
            errors.accept("", "has no column \"increment\", nor \"first\" and \"step\"");
        } else if (!together) {
            missing.addAll(apart);
        } else if (apart.stream().anyMatch(positions::containsKey)) {
            errors.accept("", "has \"increment\" besides \"first\" or \"step\": use one form");
        }
        missing.removeAll(positions.keySet());
        for (DeckColumn column : missing) {
            errors.accept("", "has no column \"" + column.label() + "\"");
        }
    }

    char separator() {
        return separator;
    }

    int size() {
        return names.size();
    }

    boolean has(DeckColumn column) {
        return positions.containsKey(column);
    }

    /** The cell of that column, which the header must have. */
    Cell cell(DeckColumn column, List<String> cells) {
        int position = positions.get(column);
        return new Cell(names.get(position), cells.get(position));
    }
}
