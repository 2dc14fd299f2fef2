package io.a2b.examples;

import io.a2b.rating.deck.DeckColumn;
import io.a2b.rating.deck.DeckImportOptions;
import io.a2b.rating.price.BillingIncrement;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the CSV of a rate deck is read. */
final class DeckCsvOptions {
    private static final Pattern INCREMENT = Pattern.compile("([0-9]{1,7})/([0-9]{1,7})");

    @Option(
            names = "--map",
            paramLabel = "HEADER=COLUMN",
            description = "What a column is, whatever its header says; repeatable.")
    private Map<String, String> map = Map.of();

    @Option(
            names = "--columns",
            paramLabel = "COLUMN",
            split = ",",
            description = "What the columns are, for a file without a header.")
    private List<String> columns = List.of();

    @Option(names = "--ignore-unknown", description = "Skip columns with other names.")
    private boolean unknownIgnored;

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            description = "Comma, semicolon, bar, or the word tab; default: whichever it is.")
    private Optional<String> separator;

    @Option(names = "--decimal-comma", description = "Amounts are written 0,05.")
    private boolean decimalComma;

    @Option(names = "--cents", description = "Amounts are hundredths.")
    private boolean cents;

    @Option(names = "--any-amount", description = "Amounts below zero and very large are meant.")
    private boolean anyAmount;

    @Option(
            names = "--destination",
            paramLabel = "NAME",
            description = "For rates without one that the prefix table does not name.")
    private Optional<String> destination;

    @Option(
            names = "--increment",
            paramLabel = "FIRST/STEP",
            description = "For rates without one.")
    private Optional<String> increment;

    /** @throws IllegalArgumentException if a value is none */
    DeckImportOptions toOptions() {
        DeckImportOptions options = DeckImportOptions.STANDARD;
        for (Map.Entry<String, String> entry : map.entrySet()) {
            options = options.withColumnName(entry.getKey(), column("--map", entry.getValue()));
        }
        if (!columns.isEmpty()) {
            options = options.withColumns(
                    columns.stream().map(name -> column("--columns", name)).toList());
        }
        if (unknownIgnored) options = options.withUnknownColumnsIgnored();
        if (separator.isPresent()) options = options.withSeparator(character(separator.get()));
        if (decimalComma) options = options.withDecimalComma();
        if (cents) options = options.withAmountsInCents();
        if (anyAmount) options = options.withAnyAmount();
        if (destination.isPresent()) options = options.withDefaultDestination(destination.get());
        return increment.isPresent()
                ? options.withDefaultIncrement(increment(increment.get()))
                : options;
    }

    private static DeckColumn column(String option, String name) {
        return DeckColumn.named(name.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        option + ": no column of a rate deck: " + name));
    }

    private static char character(String text) {
        if (text.equals("tab")) return '\t';
        if (text.length() == 1) return text.charAt(0);
        throw new IllegalArgumentException("--separator: not one character: " + text);
    }

    private static BillingIncrement increment(String text) {
        Matcher found = INCREMENT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("--increment: not like 30/6: " + text);
        }
        return new BillingIncrement(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }
}
