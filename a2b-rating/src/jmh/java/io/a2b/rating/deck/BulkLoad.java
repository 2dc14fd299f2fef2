package io.a2b.rating.deck;

import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a database's own bulk load takes for all rows of a deck that was imported: out of files that
 * are ready to be loaded, into the same tables with their keys, in one transaction.
 */
final class BulkLoad {
    private static final String RATES = "ordinal, pattern, destination, terms";
    private static final String TERMS = "number, terms";

    private final TestDatabase engine;
    private final FreshDatabase database;
    private final String source;
    private int version;

    /** @param source a deck with one version, whose rows are loaded again and again */
    BulkLoad(TestDatabase engine, FreshDatabase database, String source) throws SQLException {
        this.engine = engine;
        this.database = database;
        this.source = source;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into a2b_deck (deck, currency, versions, activations)"
                    + " values ('bulk', 'USD', 1000, 0)");
        }
    }

    /** Loads all rows as one more version of a deck. */
    double seconds() throws IOException, SQLException {
        version++;
        Path terms = Files.createTempFile("terms", ".txt");
        Path rates = Files.createTempFile("rates", ".txt");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into a2b_deck_version"
                    + " (deck, version, terms, note, rates, created_at)"
                    + " select 'bulk', " + version + ", terms, note, rates, created_at"
                    + " from a2b_deck_version where deck = '" + source + "'");
            write(statement, terms, "a2b_deck_terms", TERMS);
            write(statement, rates, "a2b_deck_rate", RATES);
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            load(connection, terms, "a2b_deck_terms", TERMS);
            load(connection, rates, "a2b_deck_rate", RATES);
            connection.commit();
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            Files.delete(terms);
            Files.delete(rates);
        }
    }

    private Connection connect() throws SQLException {
        DatabaseConfig config = database.config();
        String url = config.url();
        if (engine == TestDatabase.MARIADB) url += "&allowLocalInfile=true";
        return DriverManager.getConnection(url, config.user(), config.password());
    }

    /** Writes rows as the database likes to load them. */
    private void write(Statement statement, Path file, String table, String columns)
            throws IOException, SQLException {
        String rows = "select 'bulk', " + version + ", " + columns + " from " + table
                + " where deck = '" + source + "' order by 3";
        if (engine == TestDatabase.H2_MEMORY || engine == TestDatabase.H2_FILE) {
            statement.execute("call csvwrite('" + file + "', '" + rows.replace("'", "''")
                    + "', 'writeColumnHeader=false')");
            return;
        }
        try (ResultSet row = statement.executeQuery(rows);
                Writer text = Files.newBufferedWriter(file)) {
            int count = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int column = 1; column <= count; column++) {
                    String escaped = row.getString(column).replace("\\", "\\\\");
                    text.append(escaped).append(column < count ? '\t' : '\n');
                }
            }
        }
    }

    private void load(Connection connection, Path file, String table, String columns)
            throws IOException, SQLException {
        String into = table + " (deck, version, " + columns + ")";
        try (Statement statement = connection.createStatement();
                InputStream bytes = Files.newInputStream(file)) {
            switch (engine) {
                case H2_MEMORY, H2_FILE ->
                    statement.execute("insert into " + into + " select * from csvread('" + file
                            + "', 'deck,version," + columns.replace(" ", "") + "')");
                case POSTGRESQL ->
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + into + " from stdin", bytes);
                case MARIADB ->
                    statement.execute("load data local infile '" + file + "' into table " + into);
            }
        }
    }
}
