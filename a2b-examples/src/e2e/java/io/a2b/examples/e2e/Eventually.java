package io.a2b.examples.e2e;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for things other processes do: for the condition, not for a time. */
final class Eventually {
    private static final long POLL_MILLIS = 100;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Eventually() {}

    /** @throws AssertionError naming {@code what} if it is not so within {@code patience} */
    static void until(String what, Duration patience, BooleanSupplier condition) {
        get(what, patience, () -> condition.getAsBoolean() ? Optional.of(what) : Optional.empty());
    }

    /** @throws AssertionError naming {@code what} if there is none within {@code patience} */
    static <T> T get(String what, Duration patience, Supplier<Optional<T>> source) {
        long end = System.nanoTime() + patience.toNanos();
        for (; ; ) {
            Optional<T> found = source.get();
            if (found.isPresent()) return found.get();
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            if (NEVER.await(POLL_MILLIS, MILLISECONDS)) throw new IllegalStateException("never");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
