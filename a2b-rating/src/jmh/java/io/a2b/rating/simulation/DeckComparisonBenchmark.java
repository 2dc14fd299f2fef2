package io.a2b.rating.simulation;

import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;

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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * A million past calls on two decks of random prefixes, all with a cost and half of them with
 * another price in the second. The calls go to the prefixes by Zipf's law, or to all alike.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class DeckComparisonBenchmark {
    private static final int CALLS = 1_000_000;

    @Benchmark
    public ComparisonReport oneThread(Traffic traffic) {
        return traffic.comparison.compare(traffic.calls.iterator());
    }

    /** On all processors. */
    @Benchmark
    public ComparisonReport parallel(Traffic traffic) {
        return traffic.comparison.compare(traffic.calls.parallelStream());
    }

    /** Out of CSV text, which is read on the same thread. */
    @Benchmark
    public ComparisonReport fromCsv(Traffic traffic) {
        return traffic.comparison.compare(CallCsv.of(new ByteArrayInputStream(traffic.csv)));
    }

    /** The decks and the calls. */
    @State(Scope.Benchmark)
    public static class Traffic {
        @Param({"100000", "1000000"})
        public int prefixes;

        @Param({"zipf", "uniform"})
        public String traffic;

        DeckComparison comparison;
        List<RatedCall> calls;
        byte[] csv;

        @Setup
        public void prepare() {
            SplittableRandom random = new SplittableRandom(7);
            List<String> digits = digits(random);
            comparison = DeckComparison.of(deck(1, digits), deck(2, digits));
            calls = new ArrayList<>(CALLS);
            StringBuilder text = new StringBuilder("called,answered at,talk seconds\n");
            Instant start = Instant.parse("2026-03-01T00:00:00Z");
            for (int n = 0; n < CALLS; n++) {
                int at = traffic.equals("zipf") ? zipf(random) : random.nextInt(prefixes);
                String called = digits.get(at) + random.nextInt(1_000, 10_000);
                long talk = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 600);
                RatedCall call = new RatedCall(called, "", start.plusSeconds(n), talk);
                calls.add(call);
                text.append(called).append(',').append(call.answeredAt());
                text.append(',').append(talk).append('\n');
            }
            csv = text.toString().getBytes(StandardCharsets.US_ASCII);
        }

        /** Ranks come in proportion to 1/rank. */
        private int zipf(SplittableRandom random) {
            return (int) Math.exp(random.nextDouble() * Math.log(prefixes)) % prefixes;
        }

        private List<String> digits(SplittableRandom random) {
            Set<String> distinct = new HashSet<>();
            while (distinct.size() < prefixes) {
                int length = random.nextInt(5, 11);
                StringBuilder digits = new StringBuilder();
                digits.append((char) ('1' + random.nextInt(9)));
                while (digits.length() < length) digits.append((char) ('0' + random.nextInt(10)));
                distinct.add(digits.toString());
            }
            return new ArrayList<>(distinct);
        }

        private static RateDeck deck(int version, List<String> digits) {
            List<RateTerms> terms = new ArrayList<>();
            for (int n = 0; n < 1_000; n++) {
                long micros = 10_000 + 970L * n + (n % 2 == 0 ? 0 : 500L * version);
                BillingIncrement increment =
                        n % 3 == 0 ? new BillingIncrement(60, 60) : new BillingIncrement(30, 6);
                Price price = Price.perMinute(micros, increment)
                        .withFees(Fees.connection(n % 5 == 0 ? 10_000 : 0));
                terms.add(RateTerms.of(price)
                        .withCost(Price.perMinute(micros / 2, BillingIncrement.SECOND)));
            }
            List<Rate> rates = new ArrayList<>(digits.size());
            for (int n = 0; n < digits.size(); n++) {
                int kind = Math.floorMod(n * 31, terms.size());
                rates.add(new Rate(
                        new Prefix(digits.get(n)), "Destination " + kind, terms.get(kind)));
            }
            return RateDeck.of(
                    new DeckVersion("retail", version), Currency.getInstance("USD"), rates);
        }
    }
}
