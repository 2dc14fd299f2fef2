package io.a2b.core.did;

import io.a2b.core.money.Money;

/**
 * What a call that comes in on a number costs whoever has it. Immutable.
 *
 * @param connection once per answered call; zero or more
 * @param perMinute zero or more, in the same currency
 * @param firstSeconds billed at once, at least 1
 * @param stepSeconds billed per step after that, at least 1
 */
public record DidPrice(Money connection, Money perMinute, int firstSeconds, int stepSeconds) {
    /**
     * @throws IllegalArgumentException naming what does not do
     * @throws io.a2b.core.money.CurrencyMismatchException if the amounts are in two currencies
     */
    public DidPrice {
        connection.compareTo(perMinute);
        if (connection.isNegative())
            throw new IllegalArgumentException("connection: " + connection);
        if (perMinute.isNegative()) throw new IllegalArgumentException("perMinute: " + perMinute);
        if (firstSeconds < 1) throw new IllegalArgumentException("firstSeconds: " + firstSeconds);
        if (stepSeconds < 1) throw new IllegalArgumentException("stepSeconds: " + stepSeconds);
    }

    /** So much per minute, billed by the second. */
    public static DidPrice perMinute(Money perMinute) {
        return new DidPrice(Money.zero(perMinute.currency()), perMinute, 1, 1);
    }

    public boolean isFree() {
        return connection.isZero() && perMinute.isZero();
    }
}
