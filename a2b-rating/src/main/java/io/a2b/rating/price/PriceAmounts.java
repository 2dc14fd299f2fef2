package io.a2b.rating.price;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The amounts of a price, all together. */
final class PriceAmounts {
    /** Whatever else the price says, no sum of amounts up to this is huge. */
    static final long NEVER_HUGE = 1_000_000_000;

    /** Longer than any call with its grace and its last increment. */
    private static final BigInteger SECONDS = BigInteger.valueOf(400L * 24 * 60 * 60);

    private PriceAmounts() {}

    /** The amounts as the style reads them. */
    static Price of(Price price, Rounding.Style style) {
        if (style == Rounding.Style.STANDARD) return price;
        List<Step> steps = new ArrayList<>();
        for (Step step : price.steps()) {
            steps.add(new Step(
                    step.lengthSeconds(),
                    step.entryFeeMicros(),
                    Math.abs(step.perMinuteMicros()),
                    step.incrementSeconds()));
        }
        Fees fees = price.fees();
        return price.withPerMinute(Math.abs(price.perMinuteMicros()))
                .withSteps(steps)
                .withFees(fees.withConnection(Math.abs(fees.connectionMicros()))
                        .withDisconnection(
                                Math.abs(fees.disconnectionMicros()),
                                fees.disconnectionAfterSeconds()));
    }

    /** Every amount but minimum and maximum replaced. */
    static Price map(Price price, LongUnaryOperator amount) {
        List<Step> steps = new ArrayList<>();
        for (Step step : price.steps()) {
            steps.add(new Step(
                    step.lengthSeconds(),
                    amount.applyAsLong(step.entryFeeMicros()),
                    amount.applyAsLong(step.perMinuteMicros()),
                    step.incrementSeconds()));
        }
        Fees fees = price.fees();
        return price.withPerMinute(amount.applyAsLong(price.perMinuteMicros()))
                .withSteps(steps)
                .withFees(fees.withConnection(amount.applyAsLong(fees.connectionMicros()))
                        .withDisconnection(
                                amount.applyAsLong(fees.disconnectionMicros()),
                                fees.disconnectionAfterSeconds())
                        .withSurcharge(
                                amount.applyAsLong(fees.surchargeMicros()),
                                fees.surchargeSeconds()));
    }

    static boolean hasNegative(Price price) {
        return new Range(price).least < 0;
    }

    /** Whether a sum of so many sixtieths could overflow a {@code long}, for the longest call. */
    static boolean areHuge(Price price) {
        Range range = new Range(price);
        if (range.most <= NEVER_HUGE && range.least >= -NEVER_HUGE) return false;
        BigInteger largest = BigInteger.valueOf(Math.max(range.most, -range.least));
        // the fees of all steps and two more, every second at the highest price, and surcharges
        BigInteger fees = largest.multiply(BigInteger.valueOf(60L * (Price.STEPS_MAX + 2)));
        BigInteger time = largest.multiply(SECONDS);
        int block = price.fees().surchargeSeconds();
        BigInteger surcharges = block == 0
                ? BigInteger.ZERO
                : BigInteger.valueOf(60L * Math.abs(price.fees().surchargeMicros()))
                        .multiply(SECONDS.divide(BigInteger.valueOf(block)));
        return fees.add(time.shiftLeft(1)).add(surcharges).bitLength() > 62;
    }

    private static final class Range {
        private long least;
        private long most;

        Range(Price price) {
            see(price.perMinuteMicros());
            see(price.fees().connectionMicros());
            see(price.fees().disconnectionMicros());
            see(price.fees().surchargeMicros());
            for (Step step : price.steps()) {
                see(step.entryFeeMicros());
                see(step.perMinuteMicros());
            }
        }

        private void see(long amount) {
            least = Math.min(least, amount);
            most = Math.max(most, amount);
        }
    }
}
