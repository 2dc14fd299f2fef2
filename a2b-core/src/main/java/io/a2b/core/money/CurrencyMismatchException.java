package io.a2b.core.money;

import java.util.Currency;

/** Two amounts of different currencies met where only one currency makes sense. */
public final class CurrencyMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Currency expected;
    private final Currency actual;

    public CurrencyMismatchException(Currency expected, Currency actual) {
        super("currency: expected " + expected + ", got " + actual);
        this.expected = expected;
        this.actual = actual;
    }

    static void check(Currency expected, Currency actual) {
        if (!expected.equals(actual)) throw new CurrencyMismatchException(expected, actual);
    }

    public Currency expected() {
        return expected;
    }

    public Currency actual() {
        return actual;
    }
}
