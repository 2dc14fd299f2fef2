package io.a2b.agi.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that do the same at the same time. */
final class AtOnce {
    static final int THREADS = 16;

    private AtOnce() {}

    /** What is done by the thread of that number, from 0. */
    @FunctionalInterface
    interface Work<T> {
        T by(int thread) throws Exception;
    }

    /** The results in the order of the threads. What one of them throws is thrown. */
    static <T> List<T> run(Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService crowd = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Callable<T> one = () -> {
                    start.await();
                    return work.by(thread);
                };
                running.add(crowd.submit(one));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) results.add(one.get());
            return results;
        } finally {
            crowd.shutdownNow();
        }
    }
}
