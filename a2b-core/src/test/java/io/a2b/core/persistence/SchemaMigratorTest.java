package io.a2b.core.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SchemaMigratorTest {
    private static SchemaMigrator migrator(FreshDatabase database) {
        return new SchemaMigrator(database.dataSource(), List.of());
    }

    private static void execute(FreshDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    private static long count(FreshDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getLong(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void checksThatNothingIsLeftToMigrate(TestDatabase engine) {
        try (FreshDatabase database = engine.openEmpty()) {
            A2bException missing =
                    assertThrows(A2bException.class, () -> migrator(database).check());
            assertEquals(ErrorCode.SCHEMA_MISMATCH, missing.code());
            migrator(database).migrate();
            assertDoesNotThrow(() -> migrator(database).check());
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAGuestInASchemaThatHasTablesAlready(TestDatabase engine) throws SQLException {
        try (FreshDatabase database = engine.openEmpty()) {
            execute(database, "create table hosts_own (id int primary key)");
            execute(database, "insert into hosts_own (id) values (1)");
            migrator(database).migrate();
            migrator(database).migrate();
            assertEquals(1, count(database, "select count(*) from hosts_own"));
            assertEquals(0, count(database, "select count(*) from a2b_account"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void migratesOnceWhenSeveralNodesStartTogether(TestDatabase engine) throws Exception {
        int nodes = 4;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try (FreshDatabase database = engine.openEmpty()) {
            CyclicBarrier start = new CyclicBarrier(nodes);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    migrator(database).migrate();
                    return null;
                }));
            }
            for (Future<?> node : running) {
                node.get();
            }
            migrator(database).check();
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesASchemaThatIsNewer(TestDatabase engine) throws SQLException {
        try (FreshDatabase database = engine.open()) {
            String quote = engine == TestDatabase.MARIADB ? "`" : "\"";
            String columns = "installed_rank,version,description,type,script,checksum,"
                    + "installed_by,execution_time,success";
            String names = quote + columns.replace(",", quote + "," + quote) + quote;
            execute(
                    database,
                    "insert into " + quote + "a2b_core_history" + quote + " (" + names + ") values"
                            + " (9000, '9000', 'later', 'SQL', 'V9000__later.sql', 1,"
                            + " 'x', 1, true)");
            for (A2bException refused : List.of(
                    assertThrows(A2bException.class, () -> migrator(database).migrate()),
                    assertThrows(A2bException.class, () -> migrator(database).check()))) {
                assertEquals(ErrorCode.SCHEMA_MISMATCH, refused.code());
                assertTrue(refused.getMessage().contains("9000"), refused.getMessage());
            }
        }
    }

    @Test
    void saysWhatIsWrongWhenThereIsNoDatabase() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            UnreliableDataSource away = UnreliableDataSource.over(database.dataSource());
            away.goAway();
            A2bException failure = assertThrows(
                    A2bException.class, () -> new SchemaMigrator(away, List.of()).migrate());
            assertEquals(ErrorCode.DATABASE_UNAVAILABLE, failure.code());
        }
    }

    /** After 1, 2, 3 ... statements, until it needs no more. */
    @Test
    void saysThatTheDatabaseWentAwayWhereverThatWas() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.open()) {
            int statements = 1;
            while (isLostAfter(statements, database)) statements++;
            assertTrue(statements > 10, "statements of a migration: " + statements);
            assertDoesNotThrow(() -> migrator(database).check());
        }
    }

    private static boolean isLostAfter(int statements, FreshDatabase database) {
        try (HikariDataSource pool = database.config().open()) {
            UnreliableDataSource unreliable = UnreliableDataSource.over(pool);
            unreliable.goAwayAfter(statements);
            new SchemaMigrator(unreliable, List.of()).migrate();
            return false;
        } catch (A2bException failure) {
            assertEquals(ErrorCode.DATABASE_UNAVAILABLE, failure.code(), failure.getMessage());
            return true;
        }
    }
}
