package io.a2b.core.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.persistence.TransactorContract.Note;
import io.a2b.core.persistence.TransactorContract.NoteMapper;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

class H2FileTest {
    /** A kill in the middle of two at once can leave a row locked for ever. */
    @Test
    void transactionsComeOneAfterAnotherWhoeverRunsThem() throws InterruptedException {
        List<String> events = new CopyOnWriteArrayList<>();
        try (FreshDatabase database = TestDatabase.H2_FILE.open()) {
            Transactor first = Transactor.over(database.dataSource());
            Transactor second = Transactor.over(database.dataSource());
            second.inTransaction(tx -> null);
            Thread other = new Thread(() -> second.inTransaction(tx -> events.add("second")));
            first.inTransaction(tx -> {
                other.start();
                awaitBlocked(other);
                return events.add("first");
            });
            other.join();
        }
        assertEquals(List.of("first", "second"), events);
    }

    /**
     * What would be left if the program were killed after a commit is what is in the file then.
     * Space is reused at once here, rather than after 45 seconds, so that the last chunk is seldom
     * at the end of the file.
     */
    @Test
    void eachCommitIsInTheFileWhereverItsChunkIs(@TempDir Path folder)
            throws IOException, SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("live") + ";RETENTION_TIME=0";
        for (int opened = 0; opened < 2; opened++) {
            try (HikariDataSource pool = DatabaseConfig.of(url, "sa", "").open()) {
                createNotes(pool);
                Transactor transactor = Transactor.over(pool);
                for (int n = 0; n < 10; n++) {
                    String id = "note-" + opened + "-" + n;
                    transactor.inTransaction(tx -> {
                        tx.mapper(NoteMapper.class).insert(new Note(id, 1, Instant.EPOCH));
                        tx.mapper(NoteMapper.class).increment("note-0-0");
                        return null;
                    });
                    assertTrue(isLeft(id, folder), id);
                }
            }
        }
    }

    private static void createNotes(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists note (id varchar(20) primary key,"
                    + " note_micros bigint not null, written_at timestamp(6))");
            connection.commit();
        }
    }

    private static boolean isLeft(String id, Path folder) throws IOException, SQLException {
        Path left = folder.resolve("left.mv.db");
        Files.copy(folder.resolve("live.mv.db"), left, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("left"), "sa", "");
                PreparedStatement query =
                        connection.prepareStatement("select id from note where id = ?")) {
            query.setString(1, id);
            return query.executeQuery().next();
        }
    }

    @Test
    void aReleaseThatLosesCommitsOfAFileIsRefused() {
        A2bException refused = assertThrows(
                A2bException.class,
                () -> Dialect.requireCommitsThatLast("2.5.252 (2026-09-23)", "jdbc:h2:file:./a2b"));
        assertEquals(ErrorCode.DATABASE_FAILED, refused.code());
        assertTrue(refused.getMessage().contains("2.5.252"), refused::getMessage);
    }

    @Test
    void aDatabaseInMemoryHasNothingToLoseToAKill() {
        assertDoesNotThrow(
                () -> Dialect.requireCommitsThatLast("2.5.252 (2026-09-23)", "jdbc:h2:mem:a2b"));
    }

    @Test
    void theReleaseOfTheBuildIsGoodEnoughForAFile() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2_FILE.openEmpty();
                Connection connection = database.dataSource().getConnection()) {
            assertEquals(Dialect.H2, Dialect.of(connection));
        }
    }

    @Test
    void ourPoolWritesCommitsAtOnceAndAPoolWithoutTheSettingLate(@TempDir Path folder)
            throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("late");
        try (Connection late = DriverManager.getConnection(url, "sa", "")) {
            assertEquals(500, Dialect.h2WriteDelayMillis(late));
        }
        try (HikariDataSource pool = DatabaseConfig.of(url, "sa", "").open();
                Connection atOnce = pool.getConnection()) {
            assertEquals(0, Dialect.h2WriteDelayMillis(atOnce));
        }
    }

    private static void awaitBlocked(Thread thread) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (thread.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
        });
    }
}
