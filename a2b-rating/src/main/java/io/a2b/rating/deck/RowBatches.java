package io.a2b.rating.deck;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Inserts many rows a statement: a round trip for each would take minutes. */
final class RowBatches implements RateLoad {
    /** Four parameters a row; a statement of PostgreSQL takes 65,535, MariaDB's packet 16 MiB. */
    private static final int ROWS_PER_INSERT = 1000;

    @Override
    public void load(Connection connection, DeckVersion version, DeckBuilder rates)
            throws SQLException {
        int count = rates.size();
        int full = count / ROWS_PER_INSERT * ROWS_PER_INSERT;
        insert(connection, version, rates, new Span(0, full, ROWS_PER_INSERT));
        insert(connection, version, rates, new Span(full, count, count - full));
    }

    /** Rows, and how many of them go into each statement. */
    private record Span(int from, int until, int rowsPerInsert) {}

    private static void insert(
            Connection connection, DeckVersion version, DeckBuilder rates, Span span)
            throws SQLException {
        if (span.from() == span.until()) return;
        // a deck's name has neither quotes nor anything else that SQL would take for more than text
        String row = "('" + version.deck() + "'," + version.version() + ",?,?,?,?)";
        String sql = "insert into a2b_deck_rate"
                + " (deck, version, ordinal, pattern, destination, terms) values "
                + (row + ",").repeat(span.rowsPerInsert() - 1)
                + row;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (int at = span.from(); at < span.until(); at++) {
                statement.setInt(++parameter, at);
                statement.setString(++parameter, rates.patternText(at));
                statement.setString(++parameter, rates.destination(at));
                statement.setInt(++parameter, rates.termsNumber(at));
                if (parameter < 4 * span.rowsPerInsert()) continue;
                statement.executeUpdate();
                parameter = 0;
            }
        }
    }
}
