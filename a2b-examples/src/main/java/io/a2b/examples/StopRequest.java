package io.a2b.examples;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The wish that a server ends, and whoever waits for it. Thread-safe. */
final class StopRequest {
    private final CountDownLatch made = new CountDownLatch(1);

    /** Safe to repeat. */
    void make() {
        made.countDown();
    }

    /** Returns when it is made; an interrupt is one, too. */
    void await() {
        while (!isMadeWithin(Duration.ofDays(1))) continue;
    }

    boolean isMadeWithin(Duration patience) {
        try {
            return made.await(patience.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
