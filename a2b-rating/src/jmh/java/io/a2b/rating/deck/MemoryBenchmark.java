package io.a2b.rating.deck;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The yardstick of all look-ups: what a read from a random place costs on this machine at this
 * moment, with nothing computed. A look-up that waits for two reads, one after the other, cannot
 * take less than two of {@link #dependent}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class MemoryBenchmark {
    private static final int READS = 1024;
    private static final int INTS_PER_LINE = 16;

    /** The caches hold the first two; an index of a million prefixes takes the last. */
    @Param({"256", "2048", "8192", "32768"})
    int kibibytes;

    /** In the first word of each cache line where to go next: one circle through all. */
    private int[] memory;

    private int at;

    @Setup
    public void build() {
        int lines = kibibytes * 1024 / (INTS_PER_LINE * Integer.BYTES);
        int[] circle = new int[lines];
        for (int i = 0; i < lines; i++) circle[i] = i;
        Random random = new Random(8);
        for (int i = lines - 1; i > 0; i--) {
            int other = random.nextInt(i); // never itself, which makes it one circle
            int swapped = circle[i];
            circle[i] = circle[other];
            circle[other] = swapped;
        }
        memory = new int[lines * INTS_PER_LINE];
        for (int i = 0; i < lines; i++) memory[i * INTS_PER_LINE] = circle[i] * INTS_PER_LINE;
    }

    /** Each read says where the next one is: all wait for each other. */
    @Benchmark
    @OperationsPerInvocation(READS)
    public int dependent() {
        int place = at;
        for (int i = 0; i < READS; i++) place = memory[place];
        return at = place;
    }

    /** Five chains at a time, as in a plan of five decks. */
    @Benchmark
    @OperationsPerInvocation(READS)
    public int fiveAtATime() {
        int step = memory.length / INTS_PER_LINE / 5 * INTS_PER_LINE;
        int a = at;
        int b = (a + step) % memory.length;
        int c = (b + step) % memory.length;
        int d = (c + step) % memory.length;
        int e = (d + step) % memory.length;
        for (int i = 0; i < READS / 5; i++) {
            a = memory[a];
            b = memory[b];
            c = memory[c];
            d = memory[d];
            e = memory[e];
        }
        at = a;
        return a ^ b ^ c ^ d ^ e;
    }
}
