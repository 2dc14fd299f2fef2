package io.a2b.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does something in many threads that begin together. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * @param work told which thread it is, from 0 on
     * @return what each thread came to, in their order
     * @throws java.util.concurrent.ExecutionException if one failed
     */
    public static <T> List<T> run(int threads, IntFunction<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int which = i;
                answers.add(executor.submit(() -> {
                    start.await();
                    return work.apply(which);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) results.add(answer.get());
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
