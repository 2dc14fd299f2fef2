package io.a2b.rating.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps calls off routes that lose money. What counts is the expected call, fees and increments
 * included, at the price before any allowance: that was paid for otherwise.
 *
 * @param on if not, every route is let through, even one whose cost is not known
 * @param minimumMicros what the expected call has to leave at least; zero lets a route through that
 *     leaves nothing, a negative figure is a loss that is put up with
 * @param minimumBasisPoints the same in hundredths of a percent of the charge, rounded up, 0 to
 *     10,000; what is higher counts
 */
public record MarginGuard(boolean on, long minimumMicros, int minimumBasisPoints) {
    /** No route loses money. */
    public static final MarginGuard NO_LOSS = new MarginGuard(true, 0, 0);

    /** All routes are let through. */
    public static final MarginGuard OFF = new MarginGuard(false, 0, 0);

    private static final long BASIS_POINTS = 10_000;
    private static final long MICROS_MAX = 1_000_000_000_000L;

    /** @throws IllegalArgumentException naming every value that does not do, one a line */
    public MarginGuard {
        List<String> problems = new ArrayList<>();
        if (minimumMicros < -MICROS_MAX || minimumMicros > MICROS_MAX) {
            problems.add("minimumMicros: " + minimumMicros + " is beyond " + MICROS_MAX);
        }
        if (minimumBasisPoints < 0 || minimumBasisPoints > BASIS_POINTS) {
            problems.add("minimumBasisPoints: " + minimumBasisPoints + " is not 0 to 10000");
        }
        if (minimumMicros < 0 && minimumBasisPoints > 0) {
            problems.add("minimumMicros: a loss is put up with, but minimumBasisPoints is not 0");
        }
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
    }

    /** At least so much of the expected call is left. */
    public static MarginGuard atLeastMicros(long micros) {
        return new MarginGuard(true, micros, 0);
    }

    /** At least so many hundredths of a percent of the charge are left. */
    public static MarginGuard atLeastBasisPoints(int basisPoints) {
        return new MarginGuard(true, 0, basisPoints);
    }

    /**
     * The margin of a call, and what it has to be.
     *
     * @param chargeMicros zero or more
     */
    public Margin margin(int talkSeconds, long chargeMicros, long costMicros) {
        long share = chargeMicros / BASIS_POINTS * minimumBasisPoints
                + ceiling(chargeMicros % BASIS_POINTS * minimumBasisPoints);
        long minimum = minimumBasisPoints == 0 ? minimumMicros : Math.max(minimumMicros, share);
        return new Margin(talkSeconds, chargeMicros, costMicros, minimum);
    }

    private static long ceiling(long dividend) {
        return -Math.floorDiv(-dividend, BASIS_POINTS);
    }

    /** Whether a route with this margin may be taken. */
    public boolean admits(Margin margin) {
        return !on || margin.suffices();
    }
}
