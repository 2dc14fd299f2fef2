package io.a2b.core.did;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lines of CSV as RFC 4180 has them, separated by commas or semicolons as the first is. */
final class CsvLines {
    private static final int LINE_MAX = 10_000;

    private final BufferedReader in;
    private char separator; // 0: not known yet
    private int number;

    CsvLines(Reader in) {
        this.in = new BufferedReader(in);
    }

    /** The number of the line that was read last; the first is 1. */
    int number() {
        return number;
    }

    /**
     * The cells of the next line that is not blank, without blanks around them.
     *
     * @throws IllegalArgumentException if a quote does not end, or the line is far too long
     */
    Optional<List<String>> next() throws IOException {
        String line;
        do {
            line = in.readLine();
            if (line == null) return Optional.empty();
            number++;
            if (number == 1 && line.startsWith("\uFEFF")) line = line.substring(1);
        } while (line.isBlank());
        if (line.length() > LINE_MAX) throw new IllegalArgumentException("longer than a line is");
        if (separator == 0) separator = line.indexOf(';') < 0 ? ',' : ';';
        return Optional.of(cells(line));
    }

    private List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) throw new IllegalArgumentException("a quote that does not end");
        cells.add(cell.toString().strip());
        return cells;
    }
}
