package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

class ExchangeRateTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static ExchangeRate rate(String value) {
        return new ExchangeRate(EUR, USD, new BigDecimal(value), "test", NOW);
    }

    private static Money eur(String amount) {
        return Money.of("EUR", amount);
    }

    @Test
    void roundsOnceHalfUpToTheMicro() {
        assertEquals(Money.of("USD", "1.0835"), rate("1.0835").convert(eur("1")));
        assertEquals(Money.of("USD", "0.000002"), rate("1.5").convert(eur("0.000001")));
        assertEquals(Money.of("USD", "0.000001"), rate("1.499999").convert(eur("0.000001")));
        assertEquals(Money.of("USD", "-0.000002"), rate("1.5").convert(eur("-0.000001")));
    }

    @Test
    void refusesOtherCurrenciesAndWhatDoesNotFit() {
        assertThrows(
                CurrencyMismatchException.class, () -> rate("2").convert(Money.of("USD", "1")));
        assertThrows(
                ArithmeticException.class,
                () -> rate("999999999999").convert(new Money(EUR, Long.MAX_VALUE)));
    }

    @Test
    void isNeverZeroNegativeOrFinerThanItIsKept() {
        for (String value : new String[] {"0", "-1", "0.0000000000001", "1000000000000"}) {
            assertThrows(IllegalArgumentException.class, () -> rate(value), value);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExchangeRate(EUR, EUR, BigDecimal.ONE, "test", NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExchangeRate(EUR, USD, BigDecimal.ONE, "", NOW));
    }

    @Test
    void isTheSameRateHoweverItIsWritten() {
        assertEquals(rate("1.5"), rate("1.500"));
    }

    @Test
    void turnsAroundToTwelveDecimalsAndSaysSo() {
        ExchangeRate inverse = rate("3").inverse();
        assertEquals(new BigDecimal("0.333333333333"), inverse.value());
        assertEquals("test inverse", inverse.source());
        assertEquals(USD, inverse.from());
    }

    @Test
    void isQuotedToTheMicrosecond() {
        Instant finer = NOW.plusNanos(1_999);
        assertEquals(
                NOW.plusNanos(1_000),
                new ExchangeRate(EUR, USD, BigDecimal.ONE, "test", finer).quotedAt());
    }

    @Test
    void isBeyondWhatIsFartherThanThePercentageInBothDirections() {
        for (String value : new String[] {"0.8", "1", "1.2"}) {
            assertFalse(rate(value).isBeyond(20, rate("1")), value);
        }
        for (String value : new String[] {"0.799999999999", "1.200000000001"}) {
            assertTrue(rate(value).isBeyond(20, rate("1")), value);
        }
    }
}
