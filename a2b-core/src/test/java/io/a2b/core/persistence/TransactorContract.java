package io.a2b.core.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransactorContract {
    private final AtomicInteger ids = new AtomicInteger();
    private FreshDatabase database;

    abstract TestDatabase engine();

    @BeforeAll
    void open() throws SQLException {
        // they look into one transaction from another, which would have to wait for its end
        assumeTrue(FreshDatabase.isolation() == Isolation.READ_COMMITTED);
        database = engine().openEmpty();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialect.of(connection);
            statement.execute("create table note (id varchar(20) not null primary key, note_micros"
                    + " bigint not null, written_at " + dialect.placeholders().get("instant")
                    + ") " + dialect.placeholders().get("table_options"));
            connection.commit();
        }
    }

    @AfterAll
    void close() {
        if (database != null) database.close();
    }

    record Note(String id, long noteMicros, Instant writtenAt) {}

    interface NoteMapper {
        @Insert("insert into note (id, note_micros, written_at)"
                + " values (#{id}, #{noteMicros}, #{writtenAt})")
        void insert(Note note);

        @Update("update note set note_micros = note_micros + 1 where id = #{id}")
        void increment(@Param("id") String id);

        @Select("select id, note_micros, written_at from note where id = #{id}")
        Optional<Note> find(@Param("id") String id);

        @Select(value = "select 'h2'", databaseId = "h2")
        @Select(value = "select 'postgresql'", databaseId = "postgresql")
        @Select(value = "select 'mariadb'", databaseId = "mariadb")
        String databaseId();
    }

    private String newId() {
        return "note-" + ids.incrementAndGet();
    }

    private void write(String id, Instant at) {
        database.transactor().inTransaction(tx -> {
            tx.mapper(NoteMapper.class).insert(new Note(id, 7, at));
            return null;
        });
    }

    private Optional<Note> find(String id) {
        return database.transactor()
                .inTransaction(tx -> tx.mapper(NoteMapper.class).find(id));
    }

    @Test
    void keepsWhatWasWrittenWhenTheWorkReturns() {
        String id = newId();
        write(id, Instant.EPOCH);
        assertEquals(Optional.of(new Note(id, 7, Instant.EPOCH)), find(id));
    }

    @Test
    void keepsNothingWhenTheWorkThrows() {
        String id = newId();
        IllegalStateException mine = new IllegalStateException("mine");
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> database.transactor().inTransaction(tx -> {
                    tx.mapper(NoteMapper.class).insert(new Note(id, 7, Instant.EPOCH));
                    throw mine;
                }));
        assertSame(mine, thrown);
        assertTrue(find(id).isEmpty());
    }

    @Test
    void keepsAnInstantToTheMicrosecondInHoursThatSomeZoneSkipsOrRepeats() {
        for (String instant : List.of(
                "2026-10-03T15:45:30.123456Z", // skipped on Lord Howe as local time
                "2026-03-29T01:30:00Z", // skipped in Berlin
                "2026-10-25T00:30:00.000001Z", // twice in Berlin
                "1970-01-01T00:00:01Z",
                "2999-12-31T23:59:59.999999Z")) {
            String id = newId();
            write(id, Instant.parse(instant));
            assertEquals(Instant.parse(instant), find(id).orElseThrow().writtenAt());
        }
    }

    @Test
    void cutsAnInstantToTheMicrosecondRatherThanRoundingIt() {
        String id = newId();
        write(id, Instant.parse("2026-01-01T00:00:00.123456999Z"));
        assertEquals(
                Instant.parse("2026-01-01T00:00:00.123456Z"),
                find(id).orElseThrow().writtenAt());
    }

    @Test
    void readsAMissingInstantAsNull() {
        String id = newId();
        write(id, null);
        assertEquals(new Note(id, 7, null), find(id).orElseThrow());
    }

    @Test
    void choosesTheStatementOfTheDatabase() {
        String expected =
                engine().name().startsWith("H2") ? "h2" : engine().name().toLowerCase(Locale.ROOT);
        assertEquals(
                expected,
                database.transactor()
                        .inTransaction(tx -> tx.mapper(NoteMapper.class).databaseId()));
    }

    @Test
    void runsAgainAfterADuplicateKey() {
        String id = newId();
        AtomicInteger runs = new AtomicInteger();
        boolean foundIt = database.transactor().inTransaction(tx -> {
            if (runs.incrementAndGet() == 1) {
                write(id, Instant.EPOCH); // someone else, in a transaction of his own
            } else if (tx.mapper(NoteMapper.class).find(id).isPresent()) {
                return true;
            }
            tx.mapper(NoteMapper.class).insert(new Note(id, 8, Instant.EPOCH));
            return false;
        });
        assertTrue(foundIt);
        assertEquals(2, runs.get());
        assertEquals(7, find(id).orElseThrow().noteMicros());
    }

    @Test
    void reportsADuplicateKeyThatStaysAfterAFewAttempts() {
        String id = newId();
        write(id, Instant.EPOCH);
        AtomicInteger runs = new AtomicInteger();
        A2bException failure = assertThrows(
                A2bException.class,
                () -> database.transactor().inTransaction(tx -> {
                    runs.incrementAndGet();
                    tx.mapper(NoteMapper.class).insert(new Note(id, 8, Instant.EPOCH));
                    return null;
                }));
        assertEquals(ErrorCode.DATABASE_FAILED, failure.code());
        assertEquals(SqlFailure.DUPLICATE_KEY.attemptsMax(), runs.get());
    }

    @Test
    void joinsTheTransactionThatIsThere() {
        String id = newId();
        assertThrows(
                IllegalStateException.class,
                () -> database.transactor().inTransaction(outer -> {
                    outer.inTransaction(inner -> {
                        inner.mapper(NoteMapper.class).insert(new Note(id, 7, Instant.EPOCH));
                        return null;
                    });
                    assertTrue(outer.mapper(NoteMapper.class).find(id).isPresent());
                    assertFalse(find(id).isPresent()); // nobody else sees it
                    throw new IllegalStateException("after the inner work");
                }));
        assertTrue(find(id).isEmpty());
    }

    @Test
    void rollsBackWhenAFailureOfTheDatabaseInsideWasSwallowed() {
        String id = newId();
        String taken = newId();
        write(taken, Instant.EPOCH);
        assertThrows(
                A2bException.class,
                () -> database.transactor().inTransaction(outer -> {
                    outer.mapper(NoteMapper.class).insert(new Note(id, 7, Instant.EPOCH));
                    try {
                        outer.inTransaction(inner -> {
                            inner.mapper(NoteMapper.class)
                                    .insert(new Note(taken, 8, Instant.EPOCH));
                            return null;
                        });
                    } catch (A2bException swallowed) {
                        return "as if nothing had happened";
                    }
                    return "unreachable";
                }));
        assertTrue(find(id).isEmpty());
    }

    @Test
    void isDeadOnceItHasEnded() {
        Transaction escaped = database.transactor().inTransaction(tx -> tx);
        assertThrows(IllegalStateException.class, () -> escaped.mapper(NoteMapper.class));
        assertThrows(IllegalStateException.class, () -> escaped.inTransaction(tx -> null));
    }

    @Test
    void runsAgainWhenItLostADeadlock() throws Exception {
        String one = newId();
        String two = newId();
        write(one, Instant.EPOCH);
        write(two, Instant.EPOCH);
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> forth = threads.submit(() -> incrementBoth(one, two, bothHaveOne, runs));
            Future<?> back = threads.submit(() -> incrementBoth(two, one, bothHaveOne, runs));
            forth.get();
            back.get();
        } finally {
            threads.shutdown();
        }
        assertTrue(runs.get() > 2, "runs: " + runs);
        assertEquals(9, find(one).orElseThrow().noteMicros());
        assertEquals(9, find(two).orElseThrow().noteMicros());
    }

    private void incrementBoth(
            String first, String second, CyclicBarrier bothHaveOne, AtomicInteger runs) {
        AtomicBoolean meets = new AtomicBoolean(true); // the repeat goes alone
        database.transactor().inTransaction(tx -> {
            runs.incrementAndGet();
            tx.mapper(NoteMapper.class).increment(first);
            if (meets.getAndSet(false)) meet(bothHaveOne);
            tx.mapper(NoteMapper.class).increment(second);
            return null;
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new IllegalStateException(failure);
        }
    }

    interface ReadLate1 extends NoteMapper {}

    interface ReadLate2 extends NoteMapper {}

    @Test
    void readsAMapperOnceHoweverManyThreadsAskForItFirst() throws Exception {
        Transactor fresh = Transactor.over(database.dataSource());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Class<? extends NoteMapper> type = i % 2 == 0 ? ReadLate1.class : ReadLate2.class;
                answers.add(threads.submit(
                        () -> fresh.inTransaction(tx -> tx.mapper(type).databaseId())));
            }
            for (Future<String> answer : answers) {
                assertFalse(answer.get().isEmpty());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void isolatesAsItWasToldAndGivesTheConnectionBackAsItCame() throws SQLException {
        for (Isolation isolation : Isolation.values()) {
            Transactor transactor = Transactor.over(database.dataSource(), isolation);
            int level = transactor.inTransaction(
                    tx -> tx.onConnection(Connection::getTransactionIsolation));
            boolean h2 = engine().name().startsWith("H2");
            Isolation kept = h2 ? Isolation.READ_COMMITTED : isolation;
            assertEquals(kept.level(), level);
            try (Connection connection = database.dataSource().getConnection()) {
                assertEquals(
                        FreshDatabase.isolation().level(), connection.getTransactionIsolation());
            }
        }
    }
}
