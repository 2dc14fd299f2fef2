package io.a2b.rating.price;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The amounts of a price, all together. */
final class PriceAmounts {
    /**
     * With amounts up to this, no sum for 366 days overflows, not even with a surcharge for every
     * second: {@code 60 x amount x seconds} stays below 2^61.
     */
    static final long PLAIN_MAX = 1_000_000_000;

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

    /** Whether a sum could overflow, even with a surcharge for every second. */
    static boolean areHuge(Price price) {
        Range range = new Range(price);
        return range.least < -PLAIN_MAX || range.most > PLAIN_MAX;
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
