package io.a2b.rating.deck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where each column of a rate deck's CSV is. */
final class DeckHeader {
    private static final List<DeckColumn> APART = List.of(DeckColumn.FIRST, DeckColumn.STEP);

    private final List<String> names;
    private final List<DeckColumn> columns = new ArrayList<>();
    private final Map<DeckColumn, Integer> positions = new EnumMap<>(DeckColumn.class);

    private DeckHeader(List<String> names) {
        this.names = names;
    }

    /** @param errors takes column and message of all that is wrong; then the header is of no use */
    static DeckHeader named(
            List<String> names, DeckImportOptions options, BiConsumer<String, String> errors) {
        DeckHeader header = new DeckHeader(names);
        for (String name : names) {
            options.named(name)
                    .ifPresentOrElse(
                            column -> header.add(column, name, errors),
                            () -> errors.accept("", Cell.quoted(name) + " is not a known column"));
        }
        header.checkComplete(options, errors);
        return header;
    }

    static DeckHeader given(DeckImportOptions options, BiConsumer<String, String> errors) {
        List<DeckColumn> columns = options.columns();
        DeckHeader header =
                new DeckHeader(columns.stream().map(DeckColumn::label).toList());
        for (DeckColumn column : columns) header.add(column, column.label(), errors);
        header.checkComplete(options, errors);
        return header;
    }

    private void add(DeckColumn column, String name, BiConsumer<String, String> errors) {
        int position = columns.size();
        columns.add(column);
        if (column == DeckColumn.IGNORED) return;
        if (positions.putIfAbsent(column, position) != null) {
            errors.accept(name, "is a second column for " + column.label());
        }
    }

    private void checkComplete(DeckImportOptions options, BiConsumer<String, String> errors) {
        List<DeckColumn> missing = new ArrayList<>(List.of(DeckColumn.PREFIX, DeckColumn.PRICE));
        boolean together = positions.containsKey(DeckColumn.INCREMENT);
        boolean apart = APART.stream().anyMatch(positions::containsKey);
        if (!together && apart) {
            missing.addAll(APART);
        } else if (!together && options.defaultIncrement().isEmpty()) {
            errors.accept("", "has no column \"increment\", nor \"first\" and \"step\"");
        } else if (together && apart) {
            errors.accept("", "has \"increment\" besides \"first\" or \"step\": use one form");
        }
        missing.removeAll(positions.keySet());
        for (DeckColumn column : missing) {
            errors.accept("", "has no column \"" + column.label() + "\"");
        }
    }

    /** What the columns mean, by their position. */
    List<DeckColumn> columns() {
        return columns;
    }

    int size() {
        return names.size();
    }

    boolean has(DeckColumn column) {
        return positions.containsKey(column);
    }

    /** Where a column is; negative if it is nowhere. */
    int position(DeckColumn column) {
        return positions.getOrDefault(column, -1);
    }

    /** The column's name as it is in the header. */
    String name(DeckColumn column) {
        int position = position(column);
        return position < 0 ? column.label() : names.get(position);
    }

    /** The positions of what rates say beside prefix and destination. */
    int[] termsPositions() {
        return Arrays.stream(DeckColumn.values())
                .filter(column -> column != DeckColumn.PREFIX && column != DeckColumn.DESTINATION)
                .filter(positions::containsKey)
                .mapToInt(positions::get)
                .toArray();
    }
}
