package io.a2b.rating.price;

import java.util.Optional;

/**
 * The sum of a price that most rates have: one price per minute, billing increments, and at most
 * fees that every answered call pays. What {@link PriceSum} answers for it, with fewer steps and
 * out of one place in memory. Amounts are in sixtieths of a micro.
 */
final class FlatPrice {
    private final long fees;
    private final long perMinute; // which is that of a second in sixtieths
    private final long perIncrement;
    private final int first;
    private final int step;

    /** Where the increments behind the first are counted from. */
    private final int origin;

    private FlatPrice(Price price, boolean legacy) {
        fees = (price.fees().connectionMicros() + price.fees().disconnectionMicros())
                * PriceSum.SIXTIETHS;
        perMinute = price.perMinuteMicros();
        first = price.increment().firstSeconds();
        step = price.increment().stepSeconds();
        origin = legacy ? 0 : first;
        perIncrement = perMinute * step;
    }

    /** Empty if there is more to the price. */
    static Optional<FlatPrice> of(Price price, Rounding.Style style) {
        Fees fees = price.fees();
        boolean flat = price.steps().isEmpty()
                && price.callTime().equals(CallTime.AS_TALKED)
                && fees.surchargeMicros() == 0
                && (fees.disconnectionMicros() == 0 || fees.disconnectionAfterSeconds() <= 1);
        return flat
                ? Optional.of(new FlatPrice(price, style == Rounding.Style.LEGACY))
                : Optional.empty();
    }

    /** @param talkSeconds above zero */
    long sixtieths(int talkSeconds) {
        return fees + perMinute * billedSeconds(talkSeconds);
    }

    private int billedSeconds(int talkSeconds) {
        if (talkSeconds <= first) return first;
        if (step == 1) return talkSeconds;
        int over = (talkSeconds - origin) % step;
        return over == 0 ? talkSeconds : talkSeconds + step - over;
    }

    /**
     * The longest talk whose sum is at most {@code sixtieths}; 0 when that of a second is not. Only
     * for a price of which nothing is below zero.
     */
    long talkSeconds(long sixtieths) {
        long left = sixtieths - fees;
        if (left < 0 || left < perMinute * first) return 0;
        if (perMinute == 0) return Long.MAX_VALUE;
        long paid = (left - perMinute * origin) / perIncrement * step;
        return Math.max(first, origin + paid);
    }
}
