package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import java.util.Currency;
import java.util.List;

/** What became of an import. */
public sealed interface DeckImport {
    /** The new version is live. */
    record Imported(DeckVersion version, int rates) implements DeckImport {}

    /** The new version is there, and nothing uses it before it is activated. */
    record Staged(DeckVersion version, int rates) implements DeckImport {}

    /**
     * The text has errors; nothing was imported.
     *
     * @param errors by line, at least one
     * @param more how many further errors were found but are not listed
     */
    record Rejected(List<LineError> errors, long more) implements DeckImport {
        public Rejected {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) throw new IllegalArgumentException("errors: none");
            if (more < 0) throw new IllegalArgumentException("more: " + more);
        }

        /** One error per line. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (LineError error : errors) text.append(error).append('\n');
            if (more > 0) text.append("and ").append(more).append(" more\n");
            return text.toString();
        }
    }

    /** The versions of the deck so far are in another currency; nothing was imported. */
    record CurrencyDiffers(Currency deckCurrency) implements DeckImport {}

    /** The new version would be the same as the one it is made of; nothing was added. */
    record Unchanged(DeckVersion version) implements DeckImport {}

    /**
     * What is wrong with a line.
     *
     * @param line from 1, the header included; 0 when the whole text is meant
     * @param column the column's name as it is in the header; empty when the whole line is meant
     */
    record LineError(long line, String column, String message) {
        public LineError {
            requireNonNull(column, "column");
            requireNonNull(message, "message");
        }

        /** For people: {@code line 17, price: "-0.02" is negative}. */
        @Override
        public String toString() {
            String where = line == 0 ? "file" : "line " + line;
            return where + (column.isEmpty() ? "" : ", " + column) + ": " + message;
        }
    }

    /** Follows an import. */
    @FunctionalInterface
    interface Progress {
        /** Nobody follows. */
        Progress NONE = lines -> {};

        /** So many lines have been read. What it throws ends the import without effect. */
        void linesRead(long lines);

        /**
         * So many lines and bytes have been read, for who knows how many bytes there are; called
         * instead of {@link #linesRead}, which it calls unless it is overridden.
         */
        default void read(long lines, long bytes) {
            linesRead(lines);
        }
    }
}
