package io.a2b.agi.fastagi;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for sessions when the host gives none: virtual ones where a blocked virtual thread no
 * longer holds a real one (from Java 24 on), daemons before.
 */
final class SessionThreads {
    private SessionThreads() {}

    static ExecutorService create() {
        if (Runtime.version().feature() >= 24) {
            try {
                return (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("no virtual threads in " + Runtime.version(), e);
            }
        }
        return Executors.newCachedThreadPool(daemons("a2b-agi-"));
    }

    static Executor watch() {
        return task -> daemons("a2b-agi-watch-").newThread(task).start();
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
