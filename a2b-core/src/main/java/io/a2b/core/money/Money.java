package io.a2b.core.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An exact amount of one currency, counted in micros: one millionth of the major unit. Immutable.
 * Nothing here rounds, and nothing overflows in silence: what does not fit is an
 * {@link ArithmeticException}.
 *
 * @param micros the amount in micros; negative when the holder owes it
 */
public record Money(Currency currency, long micros) implements Comparable<Money> {
    /** Micros in one major unit. */
    public static final long MICROS_PER_UNIT = 1_000_000;

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,6})?");

    public Money {
        requireNonNull(currency, "currency");
    }

    /** @throws ArithmeticException if {@code amount} is finer than one micro, or too large */
    public static Money of(Currency currency, BigDecimal amount) {
        return new Money(currency, amount.movePointRight(6).longValueExact());
    }

    /**
     * Reads a plain decimal such as {@code "12.5"} or {@code "-0.000001"}: no grouping, no
     * exponent, no locale.
     *
     * @param currencyCode an ISO 4217 code
     * @throws IllegalArgumentException if either text is malformed, or finer than one micro, or too
     *     large
     */
    public static Money of(String currencyCode, String amount) {
        if (!PLAIN_DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("amount: " + abbreviated(amount));
        }
        try {
            return of(Currency.getInstance(currencyCode), new BigDecimal(amount));
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("amount: too large: " + amount, tooLarge);
        }
    }

    /**
     * Reads what {@link #toString()} writes, for example {@code "USD 12.50"}.
     *
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static Money parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) throw new IllegalArgumentException("money: " + abbreviated(text));
        return of(parts[0], parts[1]);
    }

    public static Money zero(Currency currency) {
        return new Money(currency, 0);
    }

    /**
     * @throws CurrencyMismatchException if {@code addend} is in another currency
     * @throws ArithmeticException if the sum does not fit
     */
    public Money plus(Money addend) {
        CurrencyMismatchException.check(currency, addend.currency);
        return new Money(currency, Math.addExact(micros, addend.micros));
    }

    /**
     * @throws CurrencyMismatchException if {@code subtrahend} is in another currency
     * @throws ArithmeticException if the difference does not fit
     */
    public Money minus(Money subtrahend) {
        CurrencyMismatchException.check(currency, subtrahend.currency);
        return new Money(currency, Math.subtractExact(micros, subtrahend.micros));
    }

    public Money negated() {
        return new Money(currency, Math.negateExact(micros));
    }

    public boolean isZero() {
        return micros == 0;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    /** @throws CurrencyMismatchException if {@code other} is in another currency */
    @Override
    public int compareTo(Money other) {
        CurrencyMismatchException.check(currency, other.currency);
        return Long.compare(micros, other.micros);
    }

    /** The amount in major units, with at least two and at most six decimals. */
    public BigDecimal amount() {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2) : exact;
    }

    /** For people and for {@link #parse}: {@code "USD 12.50"}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount().toPlainString();
    }

    private static String abbreviated(String text) {
        return text.length() <= 40
                ? text
                : text.substring(0, 40) + "... (" + text.length() + " characters)";
    }
}
