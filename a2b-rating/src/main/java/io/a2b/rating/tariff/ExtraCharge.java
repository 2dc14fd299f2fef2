package io.a2b.rating.tariff;

import io.a2b.rating.deck.Rate;

/**
 * What every minute of a call costs more because of the access number that was dialled to reach the
 * service. It is added to the price per minute of each rate, its steps included.
 *
 * @param perMinuteMicros more to pay for the account; zero or more
 * @param costPerMinuteMicros more to pay to the carrier; zero or more
 */
public record ExtraCharge(long perMinuteMicros, long costPerMinuteMicros) {
    /** Nothing more. */
    public static final ExtraCharge NONE = new ExtraCharge(0, 0);

    /** @throws IllegalArgumentException if one is below zero or above what a rate may cost */
    public ExtraCharge {
        check("perMinuteMicros", perMinuteMicros);
        check("costPerMinuteMicros", costPerMinuteMicros);
    }

    private static void check(String field, long micros) {
        if (micros < 0 || micros > Rate.PRICE_MAX_MICROS) {
            throw new IllegalArgumentException(
                    field + ": " + micros + " is not within 0 to " + Rate.PRICE_MAX_MICROS);
        }
    }
}
