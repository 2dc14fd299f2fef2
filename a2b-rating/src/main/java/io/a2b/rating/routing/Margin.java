package io.a2b.rating.routing;

import java.math.BigDecimal;

/**
 * What the expected call leaves of its price.
 *
 * @param chargeMicros what the account pays for it, before any allowance
 * @param costMicros what the carrier bills for it
 * @param minimumMicros what has to be left at least
 */
public record Margin(int talkSeconds, long chargeMicros, long costMicros, long minimumMicros) {
    /** Charge less cost; the nearest that a {@code long} can hold. */
    public long micros() {
        long difference = chargeMicros - costMicros;
        boolean overflows = ((chargeMicros ^ costMicros) & (chargeMicros ^ difference)) < 0;
        if (!overflows) return difference;
        return chargeMicros < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Whether enough is left. */
    public boolean suffices() {
        return micros() >= minimumMicros;
    }

    /** For people, without the currency. */
    @Override
    public String toString() {
        return "%d s bring %s and cost %s: margin %s, at least %s"
                .formatted(
                        talkSeconds,
                        decimal(chargeMicros),
                        decimal(costMicros),
                        decimal(micros()),
                        decimal(minimumMicros));
    }

    private static String decimal(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }
}
