package io.a2b.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that begin together. */
public final class AtOnce {
    private static final int THREADS = 64;

    private AtOnce() {}

    /** Work that knows the how-manieth it is, from 0 on. */
    @FunctionalInterface
    public interface Numbered<T> {
        T call(int number) throws Exception;
    }

    /** What {@code work} returns in each of as many threads. */
    public static <T> List<T> run(int threads, Numbered<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            calls.add(() -> {
                start.await();
                return work.call(number);
            });
        }
        return runAll(threads, calls);
    }

    /** What each of {@code work} returns, by {@value #THREADS} threads that share it. */
    public static <T> List<T> runAll(List<Callable<T>> work) throws Exception {
        return runAll(THREADS, work);
    }

    private static <T> List<T> runAll(int threads, List<Callable<T>> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(work)) results.add(future.get());
            return results;
        } finally {
            executor.shutdown();
        }
    }
}
