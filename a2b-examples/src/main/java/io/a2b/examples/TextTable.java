package io.a2b.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** Rows of text under each other, each column as wide as its widest cell. */
record TextTable(List<String> columns, List<List<String>> rows) {
    static TextTable of(List<String> columns, List<List<String>> rows) {
        return new TextTable(List.copyOf(columns), List.copyOf(rows));
    }

    void print(PrintWriter out) {
        int[] widths = new int[columns.size()];
        Stream.concat(Stream.of(columns), rows.stream()).forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        Stream.concat(Stream.of(columns), rows.stream())
                .forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
