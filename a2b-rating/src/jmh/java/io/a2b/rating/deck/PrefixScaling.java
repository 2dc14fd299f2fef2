package io.a2b.rating.deck;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How the index grows: time to build it, heap for each prefix and time of a look-up, for decks of a
 * thousand to ten million random prefixes. Prints a table for BENCHMARKS.md.
 *
 * <p>Times are those of the thread on a processor, the least of several rounds: another process
 * that is on the machine takes caches away, but adds no time of its own. Heap is what the collector
 * finds in use with the index less what it finds without.
 */
public final class PrefixScaling {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int NUMBERS = 1 << 20;
    private static final int ROUNDS = 10;
    private static final int BUILDS = 5;

    private static long sink;

    private PrefixScaling() {}

    public static void main(String[] args) {
        measure(100_000); // compiles the code; its row is not printed
        System.out.println("| prefixes | build ms | build ns/prefix | array bytes/prefix |"
                + " heap bytes/prefix | ns/look-up | of these parsing |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        for (int size = 1_000; size <= 10_000_000; size *= 10) System.out.println(measure(size));
        System.out.println("(checksum " + sink + ")");
    }

    private static String measure(int size) {
        long[] prefixes = SampleDecks.random(size);
        String[] numbers = SampleDecks.numbers(prefixes, NUMBERS);

        long build = least(BUILDS, () -> PrefixIndex.of(prefixes).size());
        long without = heapInUse();
        PrefixIndex index = PrefixIndex.of(prefixes.clone()); // which the index keeps
        long heap = heapInUse() - without;
        long find = least(ROUNDS, () -> {
            long sum = 0;
            for (String number : numbers) sum += index.find(number);
            return sum;
        });
        long parse = least(ROUNDS, () -> {
            long sum = 0;
            for (String number : numbers) sum += PackedPrefix.packNumber(number);
            return sum;
        });

        return String.format(
                Locale.ROOT,
                "| %,d | %.1f | %.0f | %.1f | %.1f | %.0f | %.0f |",
                size,
                build / 1e6,
                (double) build / size,
                (double) index.bytes() / size,
                (double) heap / size,
                (double) find / NUMBERS,
                (double) parse / NUMBERS);
    }

    private static long least(int rounds, LongSupplier work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            sink += work.getAsLong();
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - begin);
        }
        return least;
    }

    private static long heapInUse() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
