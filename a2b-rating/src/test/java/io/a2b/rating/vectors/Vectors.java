package io.a2b.rating.vectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * The files of {@code src/test/resources/vectors}: what the original answers, as rows with named
 * cells. Comma separated with one header line; a cell in quotes may hold commas, line feeds, and
 * quotes written twice.
 */
public final class Vectors {
    private Vectors() {}

    /**
     * The rows of one file, read as they are asked for. Close the stream.
     *
     * @param name without its ending, as in {@code package_period}
     */
    public static Stream<Row> rows(String name) {
        InputStream file = Vectors.class.getResourceAsStream("/vectors/" + name + ".csv.gz");
        if (file == null) throw new IllegalArgumentException("no vectors: " + name);
        try {
            return rows(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static Stream<Row> rows(Reader csv) {
        Records records = new Records(new BufferedReader(csv, 1 << 16));
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<String> header = records.next().orElseThrow();
        for (String column : header) columns.put(column, columns.size());
        if (columns.size() != header.size()) throw new IllegalArgumentException("twice: " + header);
        return StreamSupport.stream(new Rows(records, columns), false).onClose(records::close);
    }

    /** One row. Asking for a column that is not there is an error of the test. */
    public static final class Row {
        private final Map<String, Integer> columns;
        private final String[] cells;

        private Row(Map<String, Integer> columns, String[] cells) {
            this.columns = columns;
            this.cells = cells;
        }

        /** The names of the columns, in order. */
        public Set<String> columns() {
            return columns.keySet();
        }

        /** @return the cell as written; empty text if it is empty */
        public String text(String column) {
            Integer at = columns.get(column);
            if (at == null) throw new IllegalArgumentException("no column: " + column);
            return cells[at];
        }

        public boolean isEmpty(String column) {
            return text(column).isEmpty();
        }

        public int integer(String column) {
            return Integer.parseInt(text(column));
        }

        public long number(String column) {
            return Long.parseLong(text(column));
        }

        public BigDecimal decimal(String column) {
            return new BigDecimal(text(column));
        }

        /** The cell in micros; fails if it is finer than that. */
        public long micros(String column) {
            return decimal(column).movePointRight(6).longValueExact();
        }

        /** Whether the row is marked as one where the original errs, or answers by chance. */
        public boolean hasQuirk(String tag) {
            return quirks().contains(tag);
        }

        /** The marks of column {@code quirk}; a bar stands between them. */
        public Set<String> quirks() {
            String tags = text("quirk");
            return tags.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(tags.split("\\|")));
        }

        /** All cells with their names, for messages. */
        @Override
        public String toString() {
            Map<String, String> all = new LinkedHashMap<>();
            columns.forEach((column, at) -> all.put(column, cells[at]));
            return all.toString();
        }
    }

    private static final class Rows extends AbstractSpliterator<Row> {
        private final Records records;
        private final Map<String, Integer> columns;

        Rows(Records records, Map<String, Integer> columns) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.records = records;
            this.columns = columns;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Row> action) {
            Optional<List<String>> cells = records.next();
            if (cells.isEmpty()) return false;
            if (cells.get().size() != columns.size()) {
                throw new IllegalArgumentException("not " + columns.size() + " cells: " + cells);
            }
            action.accept(new Row(columns, cells.get().toArray(String[]::new)));
            return true;
        }
    }

    private static final class Records {
        private final Reader csv;
        private final StringBuilder cell = new StringBuilder();

        Records(Reader csv) {
            this.csv = csv;
        }

        /** The cells of the next line; none at the end. */
        Optional<List<String>> next() {
            try {
                int c = csv.read();
                return c == -1 ? Optional.empty() : Optional.of(cells(c));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<String> cells(int first) throws IOException {
            List<String> cells = new ArrayList<>();
            int c = first;
            while (true) {
                c = c == '"' ? quoted() : plain(c);
                cells.add(cell.toString());
                if (c != ',') break;
                c = csv.read();
            }
            if (c == '\r') c = csv.read();
            if (c != '\n' && c != -1) throw new IllegalArgumentException("after " + cells);
            return cells;
        }

        /** Both return what comes behind the cell. */
        private int plain(int first) throws IOException {
            cell.setLength(0);
            int c = first;
            while (c != ',' && c != '\n' && c != '\r' && c != -1) {
                cell.append((char) c);
                c = csv.read();
            }
            return c;
        }

        private int quoted() throws IOException {
            cell.setLength(0);
            while (true) {
                int c = csv.read();
                if (c == -1) throw new IllegalArgumentException("open quote: " + cell);
                if (c == '"') {
                    c = csv.read();
                    if (c != '"') return c;
                }
                cell.append((char) c);
            }
        }

        void close() {
            try {
                csv.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
