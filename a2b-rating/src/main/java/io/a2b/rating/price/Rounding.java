package io.a2b.rating.price;

import static java.util.Objects.requireNonNull;

import java.math.RoundingMode;

/**
 * How the time and the money of a rate deck are rounded. The money of a call is summed up exactly
 * and rounded once.
 *
 * @param style how increments and steps are read
 * @param mode how the sum is rounded; anything but {@link RoundingMode#UNNECESSARY}
 * @param decimals to how many decimals, 0 to 6
 */
public record Rounding(Style style, RoundingMode mode, int decimals) {
    /** The usual reading, half up at six decimals. */
    public static final Rounding STANDARD = new Rounding(Style.STANDARD, RoundingMode.HALF_UP, 6);

    /** As A2Billing reads its rates, half up at six decimals. */
    public static final Rounding LEGACY = new Rounding(Style.LEGACY, RoundingMode.HALF_UP, 6);

    private static final long[] POWERS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    public Rounding {
        requireNonNull(style, "style");
        requireNonNull(mode, "mode");
        if (mode == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("mode: UNNECESSARY is none");
        }
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("decimals: " + decimals);
        }
    }

    /** Two readings of the same columns of a rate. */
    public enum Style {
        /**
         * Steps are counted from the end of the first increment; a step of the call begins where
         * the last increment of the one before ended; a negative price or fee is given to the
         * caller; free seconds cover the first seconds of the call.
         */
        STANDARD,
        /**
         * Increments are counted from the start of the call, so that 60/45 bills 60, 90, 135 ...; a
         * step begins at its nominal second even if the increments of the one before reach beyond
         * it; prices and the fees for connection and disconnection are taken without their sign;
         * free seconds are as A2Billing deducts them.
         */
        LEGACY
    }

    /** The smallest amount that is charged, in micros. */
    long unitMicros() {
        return POWERS[decimals];
    }
}
