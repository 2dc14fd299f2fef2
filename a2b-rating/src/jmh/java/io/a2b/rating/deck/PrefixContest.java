package io.a2b.rating.deck;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The contestants of {@link PrefixIndexBenchmark} by turns, a million look-ups each, in processor
 * time of the thread: for a machine that others use as well, where the clock on the wall counts
 * them too. Takes names of decks, or none for all. Prints a table for BENCHMARKS.md: the median of
 * the rounds, and how often the index is faster.
 */
public final class PrefixContest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int NUMBERS = PrefixIndexBenchmark.NUMBERS;
    private static final int ROUNDS = 7;

    private static long sink;

    private PrefixContest() {}

    public static void main(String[] args) {
        System.out.println("| deck and numbers | | ns/look-up | least | slower than the index |");
        System.out.println("|---|---|---:|---:|---:|");
        List<String> decks = args.length > 0
                ? List.of(args)
                : List.of("random-1M", "random-1M-known", "clustered-100k");
        for (String deck : decks) {
            long[] prefixes = PrefixIndexBenchmark.prefixes(deck);
            contest(deck, prefixes, PrefixIndexBenchmark.numbers(deck, prefixes));
        }
        System.out.println("(checksum " + sink + ")");
    }

    private static void contest(String name, long[] deck, String[] numbers) {
        PrefixIndex index = PrefixIndex.of(deck);
        long[] packed =
                Arrays.stream(numbers).mapToLong(PackedPrefix::packNumber).toArray();
        LongHashProbing longHash = new LongHashProbing(deck);
        DigitTrie trie = new DigitTrie(deck);
        HashMapProbing hash = new HashMapProbing(deck);
        PatriciaProbing patricia = new PatriciaProbing(deck);
        String[] names = {
            "prefix index",
            "prefix index, numbers packed before",
            "long hash, probed by length",
            "digit trie",
            "HashMap, probed by length",
            "PatriciaTrie"
        };
        LongSupplier[] contestants = {
            () -> {
                long sum = 0;
                for (String number : numbers) sum += index.find(number);
                return sum;
            },
            () -> {
                long sum = 0;
                for (long number : packed) sum += index.find(number);
                return sum;
            },
            () -> {
                long sum = 0;
                for (String number : numbers) sum += longHash.find(number);
                return sum;
            },
            () -> {
                long sum = 0;
                for (String number : numbers) sum += trie.find(number);
                return sum;
            },
            () -> {
                long sum = 0;
                for (String number : numbers) sum += hash.find(number);
                return sum;
            },
            () -> {
                long sum = 0;
                for (String number : numbers) sum += patricia.find(number);
                return sum;
            }
        };
        print(name, names, measure(contestants));
    }

    private static long[][] measure(LongSupplier[] contestants) {
        long[][] times = new long[contestants.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long expected = contestants[0].getAsLong();
            for (int at = 0; at < contestants.length; at++) {
                long begin = THREADS.getCurrentThreadCpuTime();
                long sum = contestants[at].getAsLong();
                times[at][round] = THREADS.getCurrentThreadCpuTime() - begin;
                if (sum != expected) throw new AssertionError("differs: contestant " + at);
                sink += sum;
            }
        }
        for (long[] rounds : times) Arrays.sort(rounds);
        return times;
    }

    private static void print(String deck, String[] names, long[][] times) {
        for (int at = 0; at < names.length; at++)
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f | %.1f |%n",
                    deck,
                    names[at],
                    (double) times[at][ROUNDS / 2] / NUMBERS,
                    (double) times[at][0] / NUMBERS,
                    (double) times[at][ROUNDS / 2] / times[0][ROUNDS / 2]);
    }
}
