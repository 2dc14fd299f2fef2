package io.a2b.core.exchange;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/**
 * What one unit of a currency is worth in another. Immutable.
 *
 * @param value units of {@code to} for one of {@code from}; above zero, at most 12 digits before
 *     and 12 after the point
 * @param source who says so: 1 to 64 printable ASCII characters
 * @param quotedAt when it was quoted, to the microsecond
 */
public record ExchangeRate(
        Currency from, Currency to, BigDecimal value, String source, Instant quotedAt) {
    /** Digits behind the point of {@link #value}. */
    public static final int DECIMALS_MAX = 12;

    private static final BigDecimal VALUE_MAX = BigDecimal.TEN.pow(12);

    /** @throws IllegalArgumentException naming what does not do */
    public ExchangeRate {
        quotedAt = quotedAt.truncatedTo(ChronoUnit.MICROS);
        if (from.equals(to)) throw new IllegalArgumentException("to: " + to + ", as from");
        value = value.stripTrailingZeros();
        boolean fits = value.signum() > 0
                && value.compareTo(VALUE_MAX) < 0
                && value.scale() <= DECIMALS_MAX;
        if (!fits) throw new IllegalArgumentException("value: " + value);
        if (!source.matches("[ -~]{1,64}")) throw new IllegalArgumentException("source: malformed");
    }

    /**
     * {@code amount} in the other currency, rounded once, half up, to the micro.
     *
     * @throws CurrencyMismatchException if {@code amount} is not in {@link #from}
     * @throws ArithmeticException if the result does not fit
     */
    public Money convert(Money amount) {
        Money.zero(from).compareTo(amount);
        BigDecimal exact = value.multiply(BigDecimal.valueOf(amount.micros()));
        return new Money(to, exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Whether it is farther from {@code before} than {@code percent} of that. */
    public boolean isBeyond(int percent, ExchangeRate before) {
        BigDecimal allowed = before.value.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        return value.subtract(before.value).abs().compareTo(allowed) > 0;
    }

    /**
     * The same rate the other way round, to {@value #DECIMALS_MAX} decimals, half up; its source
     * says so.
     *
     * @throws IllegalArgumentException if that is zero or too large
     */
    public ExchangeRate inverse() {
        BigDecimal inverted = BigDecimal.ONE.divide(value, DECIMALS_MAX, RoundingMode.HALF_UP);
        String said = source.length() > 55 ? source.substring(0, 55) : source;
        return new ExchangeRate(to, from, inverted, said + " inverse", quotedAt);
    }
}
