package io.a2b.rating.price;

import java.math.RoundingMode;

/** Division with a rounding mode, and back. */
final class Quotient {
    private Quotient() {}

    /** {@code dividend / divisor}, rounded. */
    static long rounded(long dividend, long divisor, RoundingMode mode) {
        long down = dividend / divisor; // toward zero
        long rest = Math.abs(dividend % divisor);
        if (rest == 0) return down;
        boolean away = isAway(mode, dividend < 0, Long.compare(rest * 2, divisor), down);
        if (!away) return down;
        return dividend < 0 ? down - 1 : down + 1;
    }

    private static boolean isAway(RoundingMode mode, boolean negative, int half, long down) {
        switch (mode) {
            case UP:
                return true;
            case DOWN:
                return false;
            case CEILING:
                return !negative;
            case FLOOR:
                return negative;
            case HALF_UP:
                return half >= 0;
            case HALF_DOWN:
                return half > 0;
            case HALF_EVEN:
                return half > 0 || half == 0 && (down & 1) == 1;
            case UNNECESSARY:
                throw new ArithmeticException("rounding necessary");
        }
        throw new AssertionError(mode);
    }

    /**
     * The largest dividend whose rounded quotient is at most {@code quotient}, saturating.
     *
     * @param quotient zero or more
     * @param divisor even
     */
    static long largest(long quotient, long divisor, RoundingMode mode) {
        if (quotient >= Long.MAX_VALUE / divisor - 1) return Long.MAX_VALUE - divisor;
        long whole = quotient * divisor;
        switch (mode) {
            case UP:
            case CEILING:
                return whole;
            case DOWN:
            case FLOOR:
                return whole + divisor - 1;
            case HALF_UP:
                return whole + divisor / 2 - 1;
            case HALF_DOWN:
                return whole + divisor / 2;
            case HALF_EVEN:
                return whole + divisor / 2 - (quotient & 1);
            case UNNECESSARY:
                throw new ArithmeticException("rounding necessary");
        }
        throw new AssertionError(mode);
    }
}
