package io.a2b.examples.e2e;

import java.math.BigDecimal;

/** The rates of {@code deck.csv} once more, in the arithmetic of a test: whole micros a second. */
enum Tariff {
    UNITED_KINGDOM("4420", 5_000, 790, 1),
    GERMANY("4930", 0, 10_000, 1),
    FRANCE("3314", 0, 2_000, 60);

    private final String prefix;
    private final long feeMicros;
    private final long secondMicros;
    private final int stepSeconds;

    Tariff(String prefix, long feeMicros, long secondMicros, int stepSeconds) {
        this.prefix = prefix;
        this.feeMicros = feeMicros;
        this.secondMicros = secondMicros;
        this.stepSeconds = stepSeconds;
    }

    String prefix() {
        return prefix;
    }

    long chargeMicros(long talkSeconds) {
        long steps = (talkSeconds + stepSeconds - 1) / stepSeconds;
        return feeMicros + steps * stepSeconds * secondMicros;
    }

    static long micros(String amount) {
        return new BigDecimal(amount).movePointRight(6).longValueExact();
    }
}
