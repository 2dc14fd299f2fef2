package io.a2b.core.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultyDataSource.Fault;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a path that moves money once without faults, then again and again, each time with one fault
 * at one of its statements: the connection breaks before it, or after it before the answer is
 * there, or something else happens in the meantime. After each fault the path is repeated as its
 * caller would; then the books must be those of the run without faults.
 */
public final class FaultSweep implements AutoCloseable {
    private static final int BOUNDARIES_MAX = 200;
    private static final int MEANTIME_MILLIS = 10;

    private final FreshDatabase database;
    private final FaultyDataSource faulty;
    private final Transactor transactor;
    private final ExecutorService rivals = Executors.newCachedThreadPool();
    private Future<?> rival = CompletableFuture.completedFuture(null);

    private FaultSweep(FreshDatabase database) {
        this.database = database;
        this.faulty = FaultyDataSource.over(database);
        this.transactor = Transactor.over(faulty, FreshDatabase.isolation());
    }

    public static FaultSweep over(FreshDatabase database) {
        return new FaultSweep(database);
    }

    /** A path that moves money. Each run has books of its own. */
    public interface Path {
        /** Makes what the path starts from, named after {@code run}; nothing breaks yet. */
        void prepare(Transactor sound, String run);

        /** The path itself; also what its caller does again when it has failed. */
        void act(Transactor transactor, String run);

        /** What someone else does to the same accounts meanwhile; must leave the books as is. */
        default void meanwhile(Transactor sound, String run) {}

        /** All that the books say of {@code run}, without the name of the run in it. */
        List<String> books(Transactor sound, String run);
    }

    /** How many faults were survived. */
    public int sweep(Path path) {
        String prefix = Long.toString(System.nanoTime(), 36);
        path.prepare(database.transactor(), prefix + "clean");
        transactor.inTransaction(tx -> null); // the first asks the database what it is
        faulty.arm(Fault.DELAYED, 0, () -> {});
        path.act(transactor, prefix + "clean");
        int boundaries = faulty.boundaries();
        assertTrue(boundaries >= 2 && boundaries < BOUNDARIES_MAX, "statements: " + boundaries);
        List<String> expected = path.books(database.transactor(), prefix + "clean");
        assertTrue(!expected.isEmpty(), "the path leaves nothing in the books");
        int faults = 0;
        for (Fault fault : Fault.values()) {
            for (int boundary = 1; boundary <= boundaries; boundary++) {
                String run = prefix + fault.ordinal() + "at" + boundary;
                assertSurvives(path, run, fault, boundary, expected);
                faults++;
            }
        }
        return faults;
    }

    private void assertSurvives(
            Path path, String run, Fault fault, int boundary, List<String> expected) {
        String where = fault + " at statement " + boundary;
        path.prepare(database.transactor(), run);
        faulty.arm(fault, boundary, () -> meanwhile(path, run));
        boolean failed = false;
        try {
            path.act(transactor, run);
        } catch (A2bException failure) {
            assertEquals(ErrorCode.DATABASE_UNAVAILABLE, failure.code(), where);
            failed = true;
        } finally {
            faulty.disarm();
        }
        assertEquals(fault != Fault.DELAYED, failed, where);
        awaitRival();
        path.act(transactor, run);
        assertEquals(expected, path.books(database.transactor(), run), where);
    }

    /** As long as it takes; but it may wait for what the path has locked, and goes on later. */
    private void meanwhile(Path path, String run) {
        rival = rivals.submit(() -> path.meanwhile(database.transactor(), run));
        try {
            rival.get(MEANTIME_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waitingForUs) {
            return;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void awaitRival() {
        try {
            rival.get(30, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("the rival", failure);
        }
    }

    @Override
    public void close() {
        rivals.shutdown();
    }
}
