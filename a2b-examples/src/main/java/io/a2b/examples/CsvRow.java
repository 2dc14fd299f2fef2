package io.a2b.examples;

import java.util.List;

/** Writes a line of CSV, as RFC 4180 has it. */
final class CsvRow {
    private CsvRow() {}

    static String of(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < cells.size(); at++) {
            if (at > 0) line.append(',');
            append(cells.get(at), line);
        }
        return line.append('\n').toString();
    }

    private static void append(String cell, StringBuilder line) {
        boolean plain = cell.equals(cell.strip());
        for (int at = 0; at < cell.length() && plain; at++) {
            plain = ",;\t\"\r\n".indexOf(cell.charAt(at)) < 0;
        }
        if (plain) line.append(cell);
        else line.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
}
