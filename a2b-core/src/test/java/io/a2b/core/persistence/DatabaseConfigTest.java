package io.a2b.core.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

class DatabaseConfigTest {
    private static final String INSERT =
            "insert into a2b_caller_id (digits, account_id)" + " values ('15551234567', 1)";

    @Test
    void namesEveryValueThatDoesNotDo() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new DatabaseConfig("jdbc:oracle:x", null, null, 1, Duration.ZERO, null));
        assertEquals(6, refused.getMessage().lines().count(), refused.getMessage());
        for (String name :
                new String[] {"url", "user", "password", "connectionsMax", "connectionTimeout"}) {
            assertTrue(refused.getMessage().contains(name + ": "), refused.getMessage());
        }
    }

    @Test
    void keepsSecretsToItself() {
        DatabaseConfig config =
                DatabaseConfig.of("jdbc:postgresql://localhost/x?password=s3cret", "me", "s3cret");
        assertFalse(config.toString().contains("s3cret"), config.toString());
    }

    @Test
    void opensWhileTheDatabaseIsDownAndSaysSoWhenItIsUsed() {
        DatabaseConfig config = DatabaseConfig.of("jdbc:postgresql://127.0.0.1:1/none", "me", "")
                .withConnectionTimeout(Duration.ofMillis(250));
        try (HikariDataSource pool = config.open()) {
            A2bException failure = assertThrows(
                    A2bException.class, () -> Transactor.over(pool).inTransaction(tx -> 1));
            assertEquals(ErrorCode.DATABASE_UNAVAILABLE, failure.code());
        }
    }

    @Test
    void saysThatThePoolIsExhaustedWhileOthersKeepTheConnections() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty();
                HikariDataSource pool = database.config()
                        .withConnectionsMax(2)
                        .withConnectionTimeout(Duration.ofSeconds(2))
                        .open();
                Connection one = pool.getConnection();
                Connection two = pool.getConnection()) {
            assertFalse(one.isClosed() || two.isClosed());
            A2bException failure = assertThrows(
                    A2bException.class, () -> Transactor.over(pool).inTransaction(tx -> 1));
            assertEquals(ErrorCode.DATABASE_BUSY, failure.code());
        }
    }

    @Test
    void aCommitIsInTheFileOfH2WhenItReturns(@TempDir Path folder)
            throws IOException, SQLException {
        try (FreshDatabase database = TestDatabase.H2_FILE.open()) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(INSERT);
                connection.commit();
            }
            // what would be left if the machine lost this program now
            String file = database.config().url().substring("jdbc:h2:file:".length());
            Files.copy(Path.of(file + ".mv.db"), folder.resolve("left.mv.db"));
        }
        DatabaseConfig left = DatabaseConfig.of("jdbc:h2:file:" + folder.resolve("left"), "sa", "");
        try (HikariDataSource pool = left.open();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from a2b_caller_id")) {
            assertTrue(row.next());
            assertEquals(1, row.getInt(1));
        }
    }

    @Test
    void theDurablePostgresqlOfTheTestKitWaitsForTheDisk() throws SQLException {
        try (FreshDatabase database = TestDatabase.openDurablePostgresql();
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : new String[] {"fsync", "synchronous_commit"}) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    assertTrue(row.next());
                    assertEquals("on", row.getString(1), setting);
                }
            }
        }
    }
}
