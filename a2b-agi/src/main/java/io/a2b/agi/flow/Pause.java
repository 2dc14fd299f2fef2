package io.a2b.agi.flow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between attempts; a seam, so that tests need no time. */
interface Pause {
    void take(Duration length) throws InterruptedException;

    static Pause real() {
        CountDownLatch never = new CountDownLatch(1);
        return length -> {
            boolean opened = never.await(length.toMillis(), TimeUnit.MILLISECONDS);
            if (opened) throw new IllegalStateException("opened by nobody");
        };
    }
}
