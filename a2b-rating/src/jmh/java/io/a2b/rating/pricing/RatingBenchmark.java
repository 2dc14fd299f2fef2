package io.a2b.rating.pricing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.SampleDecks;
import io.a2b.rating.deck.SampleRates;

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

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The whole way from the digits of a number to its charge: longest prefix, time of day, billing
 * increments, fee, rounding. One number after the other of a million, each at another second.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class RatingBenchmark {
    private static final int NUMBERS = 1 << 20;
    private static final int ROOM_BITS = 4;

    @Benchmark
    public long charge(Traffic traffic) {
        int at = traffic.next();
        int row = traffic.deck.match(traffic.number(at), "", traffic.seconds[at]);
        return traffic.deck.curve(row).chargeMicros(traffic.talk[at]);
    }

    /** Reading a number, which all of these do as well. */
    @Benchmark
    public String number(Traffic traffic) {
        return traffic.number(traffic.next());
    }

    /** Of that, finding the rate. */
    @Benchmark
    public int match(Traffic traffic) {
        int at = traffic.next();
        return traffic.deck.match(traffic.number(at), "", traffic.seconds[at]);
    }

    /** With a {@link Trace} that says why. */
    @Benchmark
    public Trace explain(Traffic traffic) {
        int at = traffic.next();
        PhoneNumber called = new PhoneNumber(traffic.number(at));
        Quote quote = Quote.find(traffic.deck, called, Instant.ofEpochSecond(traffic.seconds[at]))
                .orElseThrow();
        return Pricing.explain(quote, called, traffic.talk[at]);
    }

    /** A deck and the calls that are rated with it; every number has a rate. */
    @State(Scope.Thread)
    public static class Traffic {
        @Param({"clustered-100k-zipf", "random-1M"})
        public String sample;

        RateDeck deck;

        /** As they come over a network: one behind the other, with room for fifteen digits each. */
        private byte[] digits;

        final int[] talk = new int[NUMBERS];
        final long[] seconds = new long[NUMBERS];
        private int at;

        @Setup
        public void build() {
            boolean zipf = sample.equals("clustered-100k-zipf");
            long[] prefixes = zipf ? SampleDecks.clustered(100_000) : SampleDecks.random(1_000_000);
            String[] numbers = zipf
                    ? SampleDecks.zipfNumbers(prefixes, NUMBERS)
                    : SampleDecks.numbers(prefixes, NUMBERS);
            deck = SampleRates.deck(prefixes);
            digits = new byte[NUMBERS << ROOM_BITS];
            Random random = new Random(7);
            long start = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
            for (int i = 0; i < NUMBERS; i++) {
                byte[] number = numbers[i].getBytes(ISO_8859_1);
                System.arraycopy(number, 0, digits, i << ROOM_BITS, number.length);
                digits[(i + 1 << ROOM_BITS) - 1] = (byte) number.length;
                talk[i] = 1 + (int) (-180 * Math.log(1 - random.nextDouble()));
                seconds[i] = start + random.nextInt(30 * 86_400);
            }
        }

        int next() {
            return at = at + 1 & NUMBERS - 1;
        }

        String number(int call) {
            int length = digits[(call + 1 << ROOM_BITS) - 1];
            return new String(digits, call << ROOM_BITS, length, ISO_8859_1);
        }
    }
}
