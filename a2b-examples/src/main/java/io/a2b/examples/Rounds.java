package io.a2b.examples;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What is done again and again while a server runs. Each kind has a thread of its own, so that one
 * that waits for the switch or the database holds up no other: the sign of life of calls in
 * progress least of all. Used by one thread.
 */
final class Rounds implements AutoCloseable {
    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    private final Console console;
    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    Rounds(Console console) {
        this.console = console;
    }

    /** From now on, with {@code pause} before each round. */
    void every(Duration pause, String name, Runnable round) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(task -> thread(name, task));
        threads.add(thread);
        thread.scheduleWithFixedDelay(
                () -> once(name, round), pause.toMillis(), pause.toMillis(), MILLISECONDS);
    }

    /** Now. A round that fails is told of: its next one may find the database back. */
    void once(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            console.complain("a2b: " + name + " failed: " + Failures.describe(e));
        }
    }

    /**
     * Begins no further round. Those under way get a few seconds, and only then are interrupted: an
     * H2 file does not survive an interrupt in the middle of a write. Safe to repeat.
     */
    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdown);
        long deadline = System.nanoTime() + LAST_ROUND.toNanos();
        try {
            for (ScheduledExecutorService thread : threads) {
                thread.awaitTermination(deadline - System.nanoTime(), NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, "a2b-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
