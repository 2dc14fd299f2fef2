package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.price.BillingIncrement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the CSV of a rate deck is read. Immutable; start from {@link #STANDARD} and change what
 * differs with the {@code with} methods.
 *
 * @param separator between the columns; if empty, whichever of comma, semicolon and tab the first
 *     line has most of
 * @param decimalComma whether amounts are written {@code 0,05}
 * @param amountsInCents whether amounts are hundredths of the major unit
 * @param anyAmount whether amounts below zero, and above {@link Rate#PRICE_MAX_MICROS}, are meant;
 *     else they are taken for typing errors
 * @param columns what the columns mean, by their position; if empty, the first line names them
 * @param hasHeader whether the first line has names; with {@code columns} it is skipped
 * @param columnNames names of columns besides those that {@link DeckColumn} knows
 * @param unknownColumnsIgnored whether columns with other names are skipped; else they are errors
 * @param defaultDestination for rates without one that {@link Destinations} does not name either
 * @param defaultIncrement for rates without one
 */
public record DeckImportOptions(
        Optional<Character> separator,
        boolean decimalComma,
        boolean amountsInCents,
        boolean anyAmount,
        List<DeckColumn> columns,
        boolean hasHeader,
        Map<String, DeckColumn> columnNames,
        boolean unknownColumnsIgnored,
        Optional<String> defaultDestination,
        Optional<BillingIncrement> defaultIncrement) {
    /** With a header, plain decimals, and nothing assumed. */
    public static final DeckImportOptions STANDARD = new DeckImportOptions(
            Optional.empty(),
            false,
            false,
            false,
            List.of(),
            true,
            Map.of(),
            false,
            Optional.empty(),
            Optional.empty());

    /** @throws IllegalArgumentException if there are neither columns nor a header, or no name */
    public DeckImportOptions {
        requireNonNull(separator, "separator");
        requireNonNull(defaultIncrement, "defaultIncrement");
        columns = List.copyOf(columns);
        columnNames = Map.copyOf(columnNames);
        if (separator.isPresent() && ",;\t|".indexOf(separator.get()) < 0) {
            throw new IllegalArgumentException("separator: none of , ; | and tab");
        }
        if (columns.isEmpty() && !hasHeader) {
            throw new IllegalArgumentException("columns: none, and no header to name them");
        }
        defaultDestination.ifPresent(Rate::checkDestination);
    }

    /** Whatever a version can contain: for what was written by {@link DeckVersions#export}. */
    public static DeckImportOptions ofExport() {
        return STANDARD.withAnyAmount();
    }

    /** @throws IllegalArgumentException if it is none of comma, semicolon, bar and tab */
    public DeckImportOptions withSeparator(char newSeparator) {
        return with(Optional.of(newSeparator), decimalComma, amountsInCents, anyAmount);
    }

    public DeckImportOptions withDecimalComma() {
        return with(separator, true, amountsInCents, anyAmount);
    }

    public DeckImportOptions withAmountsInCents() {
        return with(separator, decimalComma, true, anyAmount);
    }

    public DeckImportOptions withAnyAmount() {
        return with(separator, decimalComma, amountsInCents, true);
    }

    private DeckImportOptions with(
            Optional<Character> newSeparator, boolean comma, boolean cents, boolean any) {
        return new DeckImportOptions(
                newSeparator,
                comma,
                cents,
                any,
                columns,
                hasHeader,
                columnNames,
                unknownColumnsIgnored,
                defaultDestination,
                defaultIncrement);
    }

    /** A text without header, whose columns are these. */
    public DeckImportOptions withColumns(List<DeckColumn> newColumns) {
        return with(newColumns, false, columnNames, unknownColumnsIgnored);
    }

    /** A text whose columns are these, whatever its header says. */
    public DeckImportOptions withColumnsInsteadOfHeader(List<DeckColumn> newColumns) {
        return with(newColumns, true, columnNames, unknownColumnsIgnored);
    }

    /** One more name of a column. */
    public DeckImportOptions withColumnName(String name, DeckColumn column) {
        Map<String, DeckColumn> names = new HashMap<>(columnNames);
        names.put(DeckColumn.plain(name), column);
        return with(columns, hasHeader, names, unknownColumnsIgnored);
    }

    public DeckImportOptions withUnknownColumnsIgnored() {
        return with(columns, hasHeader, columnNames, true);
    }

    private DeckImportOptions with(
            List<DeckColumn> newColumns,
            boolean header,
            Map<String, DeckColumn> names,
            boolean unknownIgnored) {
        return new DeckImportOptions(
                separator,
                decimalComma,
                amountsInCents,
                anyAmount,
                newColumns,
                header,
                names,
                unknownIgnored,
                defaultDestination,
                defaultIncrement);
    }

    /** @throws IllegalArgumentException if it is no name of a destination */
    public DeckImportOptions withDefaultDestination(String destination) {
        return with(Optional.of(destination), defaultIncrement);
    }

    public DeckImportOptions withDefaultIncrement(BillingIncrement increment) {
        return with(defaultDestination, Optional.of(increment));
    }

    private DeckImportOptions with(
            Optional<String> destination, Optional<BillingIncrement> increment) {
        return new DeckImportOptions(
                separator,
                decimalComma,
                amountsInCents,
                anyAmount,
                columns,
                hasHeader,
                columnNames,
                unknownColumnsIgnored,
                destination,
                increment);
    }

    /** What a name in the header means. */
    Optional<DeckColumn> named(String name) {
        Optional<DeckColumn> given = Optional.ofNullable(columnNames.get(DeckColumn.plain(name)));
        Optional<DeckColumn> known = given.or(() -> DeckColumn.named(name));
        return unknownColumnsIgnored ? known.or(() -> Optional.of(DeckColumn.IGNORED)) : known;
    }
}
