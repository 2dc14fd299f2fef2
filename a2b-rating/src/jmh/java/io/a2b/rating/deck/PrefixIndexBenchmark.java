package io.a2b.rating.deck;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The longest prefix of a million numbers, one after the other, in a deck: {@link PrefixIndex} and
 * what one would take instead. Each contestant has to agree with the index before it is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class PrefixIndexBenchmark {
    static final int NUMBERS = 1 << 20;

    static long[] prefixes(String deck) {
        return deck.startsWith("random-1M")
                ? SampleDecks.random(1_000_000)
                : SampleDecks.clustered(100_000);
    }

    static String[] numbers(String deck, long[] prefixes) {
        switch (deck) {
            case "random-1M":
                return SampleDecks.anyNumbers(NUMBERS);
            case "random-1M-known":
                return SampleDecks.numbers(prefixes, NUMBERS);
            case "clustered-100k":
                return SampleDecks.zipfNumbers(prefixes, NUMBERS);
            default:
                throw new IllegalArgumentException("deck: " + deck);
        }
    }

    @Benchmark
    public int prefixIndex(Ours ours) {
        return ours.index.find(ours.next());
    }

    @Benchmark
    public int prefixIndexOfPackedNumber(Packed packed) {
        return packed.index.find(packed.nextPacked());
    }

    @Benchmark
    public int longHashProbing(LongHash longHash) {
        return longHash.finder.find(longHash.next());
    }

    @Benchmark
    public int digitTrie(Trie trie) {
        return trie.finder.find(trie.next());
    }

    @Benchmark
    public int hashMapProbing(Hash hash) {
        return hash.finder.find(hash.next());
    }

    @Benchmark
    public int patriciaTrie(Patricia patricia) {
        return patricia.finder.find(patricia.next());
    }

    /**
     * What a deck is asked; the subclasses hold who answers. With "known" all numbers begin with
     * prefixes of the deck, drawn alike, so that the longest ones count as often as the short; the
     * clustered deck sees few destinations most of the time.
     */
    @State(Scope.Thread)
    public abstract static class Traffic {
        @Param({"random-1M", "random-1M-known", "clustered-100k"})
        public String deck;

        String[] numbers;
        private int at;

        final long[] prefixes() {
            long[] prefixes = PrefixIndexBenchmark.prefixes(deck);
            numbers = PrefixIndexBenchmark.numbers(deck, prefixes);
            return prefixes;
        }

        final <F extends PrefixFinder> F agreeing(Function<long[], F> constructor) {
            long[] prefixes = prefixes();
            F finder = constructor.apply(prefixes);
            PrefixIndex index = PrefixIndex.of(prefixes);
            for (String number : numbers) {
                if (finder.find(number) == index.find(number)) continue;
                throw new AssertionError("not the longest prefix: " + number);
            }
            return finder;
        }

        final int nextPlace() {
            return at = at + 1 & NUMBERS - 1;
        }

        final String next() {
            return numbers[nextPlace()];
        }
    }

    public static class Ours extends Traffic {
        PrefixIndex index;

        @Setup
        public void build() {
            index = PrefixIndex.of(prefixes());
        }
    }

    public static class LongHash extends Traffic {
        LongHashProbing finder;

        @Setup
        public void build() {
            finder = agreeing(LongHashProbing::new);
        }
    }

    public static class Trie extends Traffic {
        DigitTrie finder;

        @Setup
        public void build() {
            finder = agreeing(DigitTrie::new);
        }
    }

    public static class Hash extends Traffic {
        HashMapProbing finder;

        @Setup
        public void build() {
            finder = agreeing(HashMapProbing::new);
        }
    }

    public static class Patricia extends Traffic {
        PatriciaProbing finder;

        @Setup
        public void build() {
            finder = agreeing(PatriciaProbing::new);
        }
    }

    /** Numbers that somebody has packed already, as a loop over call records does. */
    @State(Scope.Thread)
    public static class Packed extends Traffic {
        PrefixIndex index;
        private long[] packed;

        @Setup
        public void build() {
            index = PrefixIndex.of(prefixes());
            packed = new long[numbers.length];
            for (int i = 0; i < packed.length; i++) packed[i] = PackedPrefix.packNumber(numbers[i]);
        }

        final long nextPacked() {
            return packed[nextPlace()];
        }
    }
}
