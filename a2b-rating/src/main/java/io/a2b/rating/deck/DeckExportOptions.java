package io.a2b.rating.deck;

/**
 * How a version of a rate deck is written as CSV. Immutable.
 *
 * @param separator between the columns: comma, semicolon, bar or tab
 * @param decimalComma whether amounts are written {@code 0,05}
 * @param lineEnd {@code "\n"} or {@code "\r\n"}
 */
public record DeckExportOptions(char separator, boolean decimalComma, String lineEnd) {
    /** Commas, plain decimals, line feeds. */
    public static final DeckExportOptions STANDARD = new DeckExportOptions(',', false, "\n");

    /** As spreadsheets want it where decimals have a comma. */
    public static final DeckExportOptions DECIMAL_COMMA = new DeckExportOptions(';', true, "\r\n");

    /** @throws IllegalArgumentException if a value is not as said above */
    public DeckExportOptions {
        if (",;\t|".indexOf(separator) < 0) {
            throw new IllegalArgumentException("separator: none of , ; | and tab");
        }
        if (!lineEnd.equals("\n") && !lineEnd.equals("\r\n")) {
            throw new IllegalArgumentException("lineEnd: neither LF nor CR LF");
        }
    }
}
