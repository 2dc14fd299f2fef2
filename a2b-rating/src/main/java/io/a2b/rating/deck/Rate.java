package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

/**
 * One row of a rate deck: what a call to numbers with this prefix costs, in the deck's currency.
 *
 * @param destination the name of the group of prefixes people price, 1 to 100 characters
 * @param perMinuteMicros price of 60 billed seconds in micros; zero or more
 * @param connectionFeeMicros once per answered call, in micros; zero or more
 */
public record Rate(
        Prefix prefix,
        String destination,
        long perMinuteMicros,
        BillingIncrement increment,
        long connectionFeeMicros) {
    /**
     * The highest price or fee of a rate: ten thousand major units. What is dearer is a typing
     * error.
     */
    public static final long PRICE_MAX_MICROS = 10_000_000_000L;

    /** The longest name of a destination, in characters. */
    public static final int DESTINATION_LENGTH_MAX = 100;

    public Rate {
        requireNonNull(prefix, "prefix");
        requireNonNull(increment, "increment");
        if (destination.isEmpty() || destination.length() > DESTINATION_LENGTH_MAX) {
            throw new IllegalArgumentException("destination: 1 to 100 characters");
        }
        if (perMinuteMicros < 0 || perMinuteMicros > PRICE_MAX_MICROS) {
            throw new IllegalArgumentException("perMinuteMicros: " + perMinuteMicros);
        }
        if (connectionFeeMicros < 0 || connectionFeeMicros > PRICE_MAX_MICROS) {
            throw new IllegalArgumentException("connectionFeeMicros: " + connectionFeeMicros);
        }
    }
}
