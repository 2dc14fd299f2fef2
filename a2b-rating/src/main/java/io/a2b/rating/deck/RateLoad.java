package io.a2b.rating.deck;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes the rates of a version by the quickest way there is to the database at hand. */
interface RateLoad {
    void load(Connection connection, DeckVersion version, DeckBuilder rates) throws SQLException;

    void loadTerms(Connection connection, DeckVersion version, List<RateTerms> terms)
            throws SQLException;

    /** What suits a connection. */
    static RateLoad over(Connection connection) throws SQLException {
        // whoever speaks to PostgreSQL through another driver need not have this one
        String driver = connection.getMetaData().getDriverName();
        return driver.equals("PostgreSQL JDBC Driver") ? new PostgresCopy() : new RowBatches();
    }
}
