package io.a2b.rating.price;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * All that decides what an answered call of a given length costs: the same for what an account is
 * charged and for what a carrier bills. Immutable; start from {@link #perMinute} and change what
 * differs with the {@code with} methods. {@link PriceCurve} computes with it.
 *
 * @param perMinuteMicros price of 60 billed seconds, after the last of {@code steps}. Below zero
 *     the caller is given it, except with {@link Rounding.Style#LEGACY}
 * @param steps other prices for the beginning of the call, in order; may be empty
 */
public record Price(
        long perMinuteMicros,
        BillingIncrement increment,
        Fees fees,
        List<Step> steps,
        CallTime callTime) {
    /**
     * The highest price or fee that can be computed with: ten thousand million major units, either
     * sign. A charge may still be too large for {@link io.a2b.core.money.Money}, which is an error.
     */
    public static final long MICROS_MAX = 10_000_000_000_000_000L;

    /** So many steps a price may have. */
    public static final int STEPS_MAX = 20;

    public Price {
        checkMicros("perMinuteMicros", perMinuteMicros);
        requireNonNull(increment, "increment");
        requireNonNull(fees, "fees");
        requireNonNull(callTime, "callTime");
        steps = List.copyOf(steps);
        if (steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException("steps: " + steps.size());
        }
    }

    /** A price without fees, steps or grace. */
    public static Price perMinute(long micros, BillingIncrement increment) {
        return new Price(micros, increment, Fees.NONE, List.of(), CallTime.AS_TALKED);
    }

    public Price withFees(Fees newFees) {
        return new Price(perMinuteMicros, increment, newFees, steps, callTime);
    }

    public Price withSteps(List<Step> newSteps) {
        return new Price(perMinuteMicros, increment, fees, newSteps, callTime);
    }

    public Price withCallTime(CallTime newCallTime) {
        return new Price(perMinuteMicros, increment, fees, steps, newCallTime);
    }

    public Price withPerMinute(long micros) {
        return new Price(micros, increment, fees, steps, callTime);
    }

    /** This price with {@code micros} more for each minute of each step; may be below zero. */
    public Price plusPerMinute(long micros) {
        if (micros == 0) return this;
        List<Step> dearer = new ArrayList<>(steps.size());
        for (Step step : steps) {
            dearer.add(new Step(
                    step.lengthSeconds(),
                    step.entryFeeMicros(),
                    step.perMinuteMicros() + micros,
                    step.incrementSeconds()));
        }
        return new Price(perMinuteMicros + micros, increment, fees, dearer, callTime);
    }

    static void checkMicros(String field, long micros) {
        if (micros > MICROS_MAX || micros < -MICROS_MAX) {
            throw new IllegalArgumentException(field + ": " + micros);
        }
    }

    static void checkSeconds(String field, int seconds) {
        if (seconds < 0 || seconds > BillingIncrement.SECONDS_MAX) {
            throw new IllegalArgumentException(field + ": " + seconds);
        }
    }
}
