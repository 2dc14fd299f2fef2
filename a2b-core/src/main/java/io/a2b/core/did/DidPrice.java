package io.a2b.core.did;

import io.a2b.core.money.Money;

/**
 * What a call that comes in on a number costs whoever has it. Immutable.
 *
 * @param connection once per answered call; zero or more
 * @param perMinute zero or more, in the same currency
 * @param firstSeconds billed at once, 1 to {@link #SECONDS_MAX}
 * @param stepSeconds billed per step after that, 1 to {@link #SECONDS_MAX}
 */
public record DidPrice(Money connection, Money perMinute, int firstSeconds, int stepSeconds) {
    /** Twelve days, as in rates: the most that is billed at once. */
    public static final int SECONDS_MAX = 1_036_800;

    /**
     * @throws IllegalArgumentException naming what does not do
     * @throws io.a2b.core.money.CurrencyMismatchException if the amounts are in two currencies
     */
    public DidPrice {
        connection.compareTo(perMinute);
        if (connection.isNegative())
            throw new IllegalArgumentException("connection: " + connection);
        if (perMinute.isNegative()) throw new IllegalArgumentException("perMinute: " + perMinute);
        if (firstSeconds < 1 || firstSeconds > SECONDS_MAX) {
            throw new IllegalArgumentException("firstSeconds: " + firstSeconds);
        }
        if (stepSeconds < 1 || stepSeconds > SECONDS_MAX) {
            throw new IllegalArgumentException("stepSeconds: " + stepSeconds);
        }
    }

    /** So much per minute, billed by the second. */
    public static DidPrice perMinute(Money perMinute) {
        return new DidPrice(Money.zero(perMinute.currency()), perMinute, 1, 1);
    }

    public boolean isFree() {
        return connection.isZero() && perMinute.isZero();
    }
}
