package io.a2b.rating.pricing;

import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.CallTime;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.price.Step;

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

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * How long the talk limit takes beside the charge of a call, for prices of many kinds. The money is
 * that of the calls which are charged, and a bit: limits lie where calls end.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class TalkLimitBenchmark {
    private static final int CALLS = 1 << 12;
    private static final long TALK_SECONDS_MAX = 4 * 60 * 60;

    @Benchmark
    public long charge(Calls calls) {
        return calls.curve.chargeMicros(calls.talk[calls.next()]);
    }

    @Benchmark
    public long limit(Calls calls) {
        return calls.curve.limitSeconds(calls.funds[calls.next()], TALK_SECONDS_MAX);
    }

    /** Calls of a second to an hour at one price, and money for them. */
    @State(Scope.Thread)
    public static class Calls {
        @Param({"flat", "stepped", "all-features", "all-features-legacy"})
        public String price;

        PriceCurve curve;
        final long[] talk = new long[CALLS];
        final long[] funds = new long[CALLS];
        private int at;

        @Setup
        public void build() {
            boolean legacy = price.endsWith("legacy");
            curve = PriceCurve.of(price(), legacy ? Rounding.LEGACY : Rounding.STANDARD);
            Random random = new Random(8);
            for (int i = 0; i < CALLS; i++) {
                talk[i] = 1 + random.nextInt(3_600);
                funds[i] = curve.chargeMicros(talk[i]) + random.nextInt(1_000);
            }
        }

        private Price price() {
            Price flat = Price.perMinute(123_457, new BillingIncrement(30, 6));
            if (price.equals("flat")) return flat;
            Price stepped = flat.withSteps(List.of(
                    new Step(180, 0, 300_000, 30),
                    new Step(600, 0, 200_000, 6),
                    new Step(1_200, 0, 150_000, 1)));
            if (price.equals("stepped")) return stepped;
            return stepped.withSteps(List.of(
                            new Step(180, 5_000, 300_000, 30),
                            new Step(600, 10_000, 200_000, 6),
                            new Step(1_200, 20_000, 150_000, 1)))
                    .withCallTime(new CallTime(2, 20, 5))
                    .withFees(Fees.connection(50_000)
                            .withDisconnection(30_000, 60)
                            .withSurcharge(7_000, 90)
                            .withMinimum(80_000)
                            .withMaximum(20_000_000));
        }

        int next() {
            return at = at + 1 & CALLS - 1;
        }
    }
}
