package io.a2b.rating.deck;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

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

    @Override
    public void loadTerms(Connection connection, DeckVersion version, List<RateTerms> terms)
            throws SQLException {
        for (int from = 0; from < terms.size(); from += ROWS_PER_INSERT) {
            int until = Math.min(from + ROWS_PER_INSERT, terms.size());
            String sql = "insert into a2b_deck_terms (deck, version, number, terms) values "
                    + rows(version, "?,?", until - from);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int parameter = 0;
                for (int number = from; number < until; number++) {
                    statement.setInt(++parameter, number);
                    statement.setString(++parameter, DeckJson.write(terms.get(number)));
                }
                statement.executeUpdate();
            }
        }
    }

    private static String rows(DeckVersion version, String parameters, int count) {
        // a deck's name has neither quotes nor anything else that SQL would take for more than text
        String row = "('" + version.deck() + "'," + version.version() + "," + parameters + ")";
        return (row + ",").repeat(count - 1) + row;
    }

    /** Rows, and how many of them go into each statement. */
    private record Span(int from, int until, int rowsPerInsert) {}

    private static void insert(
            Connection connection, DeckVersion version, DeckBuilder rates, Span span)
            throws SQLException {
        if (span.from() == span.until()) return;
        String sql = "insert into a2b_deck_rate"
                + " (deck, version, ordinal, pattern, destination, terms) values "
                + rows(version, "?,?,?,?", span.rowsPerInsert());
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
