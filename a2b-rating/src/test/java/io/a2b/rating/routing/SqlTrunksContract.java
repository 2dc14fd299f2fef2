package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What a store in a database keeps besides: what other nodes see, and races. */
abstract class SqlTrunksContract extends TrunksContract {
    private static final Map<TestDatabase, FreshDatabase> DATABASES = new ConcurrentHashMap<>();

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private FreshDatabase database;
    private Trunks trunks;

    /** Counts transactions, and can lose the database. */
    private static final class Watched implements Transactor {
        private final Transactor inner;
        private final AtomicInteger begun = new AtomicInteger();
        private boolean down;

        Watched(Transactor inner) {
            this.inner = inner;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            begun.incrementAndGet();
            if (down) throw new IllegalStateException("down");
            return inner.inTransaction(work);
        }
    }

    abstract TestDatabase engine();

    // made once per engine; a new one for each test would take most of the time
    @BeforeEach
    void emptyDatabase() throws SQLException {
        database =
                DATABASES.computeIfAbsent(engine(), engine -> engine.open(RatingTables.MIGRATIONS));
        try (Connection connection = database.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("update a2b_trunk set failover = null");
            sql.executeUpdate("delete from a2b_trunk");
            sql.executeUpdate("delete from a2b_carrier");
            sql.executeUpdate("update a2b_routing set revision = revision + 1");
            if (!connection.getAutoCommit()) connection.commit();
        }
        trunks = over(database.transactor());
    }

    private Trunks over(Transactor transactor) {
        return Trunks.inDatabase(transactor, clock, Trunks.REFRESH_EVERY);
    }

    @Override
    protected Trunks trunks() {
        return trunks;
    }

    @Test
    void seesWhatAnotherNodeChangedWithinTheRefreshInterval() {
        Trunks elsewhere = over(database.transactor());
        assertEquals(List.of(), elsewhere.current().trunks());
        trunks.save(trunk("a"));

        clock.advance(Trunks.REFRESH_EVERY.minusMillis(1));
        assertEquals(List.of(), elsewhere.current().trunks());
        clock.advance(Duration.ofMillis(1));
        assertEquals(List.of(trunk("a")), elsewhere.current().trunks());
    }

    @Test
    void asksTheDatabaseOncePerIntervalAndReadsNothingWhenNothingChanged() {
        Watched watched = new Watched(database.transactor());
        Trunks node = over(watched);
        trunks.save(trunk("a"));
        TrunkSet first = node.current();
        for (int call = 0; call < 100; call++) assertSame(first, node.current());
        assertEquals(1, watched.begun.get());

        clock.advance(Trunks.REFRESH_EVERY);
        assertSame(first, node.current());
        assertSame(first, node.current());
        assertEquals(2, watched.begun.get());
    }

    @Test
    void asksAgainAfterTheDatabaseWasAway() {
        Watched watched = new Watched(database.transactor());
        Trunks node = over(watched);
        node.current();
        trunks.save(trunk("a"));
        clock.advance(Trunks.REFRESH_EVERY);
        watched.down = true;
        assertThrows(IllegalStateException.class, node::current);
        watched.down = false;

        assertEquals(List.of(trunk("a")), node.current().trunks());
    }

    @Test
    void doesNotTrustASnapshotOfTheFuture() {
        Trunks elsewhere = over(database.transactor());
        elsewhere.current();
        trunks.save(trunk("a"));
        clock.advance(Duration.ofHours(-1));

        assertEquals(List.of(trunk("a")), elsewhere.current().trunks());
    }

    @Test
    void neverLetsTwoChangesAtOnceMakeACircle() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                String a = "a" + round;
                String b = "b" + round;
                trunks.save(trunk(a));
                trunks.save(trunk(b));
                List<Future<Boolean>> saved = new ArrayList<>();
                for (Trunk change : List.of(trunk(a, b), trunk(b, a))) {
                    saved.add(executor.submit(() -> isSaved(change)));
                }
                int successes = 0;
                for (Future<Boolean> one : saved) successes += one.get() ? 1 : 0;
                assertEquals(1, successes);
            }
            assertEquals(10, over(database.transactor()).current().trunks().size());
        } finally {
            executor.shutdownNow();
        }
    }

    private boolean isSaved(Trunk trunk) {
        try {
            over(database.transactor()).save(trunk);
            return true;
        } catch (FailoverCycleException refused) {
            return false;
        }
    }

    @Test
    void readsAllOfAChangeOrNothingWhileOthersWrite() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = executor.submit(() -> {
                for (int at = 0; at < 40; at++) {
                    trunks.save(Carrier.of("c" + at, ACME.currency(), ""));
                    trunks.save(
                            trunk("t" + at).withTerms(TrunkTerms.DEFAULT.withCarrier("c" + at)));
                }
            });
            Trunks node = Trunks.inDatabase(database.transactor(), clock, Duration.ZERO);
            int seen = 0;
            while (!writing.isDone()) {
                int now = node.current().trunks().size();
                assertTrue(now >= seen);
                seen = now;
            }
            writing.get();
            assertEquals(40, node.current().trunks().size());
        } finally {
            executor.shutdownNow();
        }
    }
}
