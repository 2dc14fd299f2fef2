package io.a2b.core.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a line of CSV into its cells. Quotes are as in RFC 4180, except that a quoted cell ends in
 * the line it began in: a quote that is not closed then costs one line, not the rest of the file.
 */
public final class CsvLine {
    private static final char QUOTE = '"';
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private CsvLine() {}

    /** Comma, semicolon or tab: what separates most cells of the header. */
    public static char separatorOf(String header) {
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int cells = cells(header, separator).map(List::size).orElse(0);
            if (cells > most) {
                most = cells;
                best = separator;
            }
        }
        return best;
    }

    /** The cells without quotes and without blanks around; empty if quotes are misplaced. */
    public static Optional<List<String>> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            int at = skipBlanks(line, start, separator);
            if (at < line.length() && line.charAt(at) == QUOTE) {
                int end = closingQuote(line, at + 1);
                int after = end < 0 ? -1 : skipBlanks(line, end + 1, separator);
                if (end < 0 || after < line.length() && line.charAt(after) != separator) {
                    return Optional.empty();
                }
                cells.add(line.substring(at + 1, end).replace("\"\"", "\"").strip());
                start = after + 1;
            } else {
                int end = line.indexOf(separator, at);
                if (end < 0) end = line.length();
                String cell = line.substring(at, end).strip();
                if (cell.indexOf(QUOTE) >= 0) return Optional.empty();
                cells.add(cell);
                start = end + 1;
            }
        }
        return Optional.of(cells);
    }

    private static int skipBlanks(String line, int from, char separator) {
        int at = from;
        while (at < line.length()
                && line.charAt(at) != separator
                && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int closingQuote(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) != QUOTE) continue;
            boolean doubled = at + 1 < line.length() && line.charAt(at + 1) == QUOTE;
            if (!doubled) return at;
            at++;
        }
        return -1;
    }
}
