package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.testing.InMemoryRateTable;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class CrossRatesTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryRateTable rates = new InMemoryRateTable(USD);

    private void quote(Currency from, Currency to, String value, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        rates.record(List.of(new ExchangeRate(from, to, new BigDecimal(value), "desk", at)), 0);
    }

    private Optional<String> find(Currency from, Currency to) {
        return rates.find(from, to, NOW)
                .map(rate -> rate.value().toPlainString() + " " + rate.source());
    }

    @Test
    void takesTheNewerOfBothDirectionsAndOfTwoOfOneMomentTheStraightOne() {
        quote(EUR, USD, "1.1", 3);
        quote(USD, EUR, "0.8", 2);
        assertEquals(Optional.of("1.25 desk inverse"), find(EUR, USD));
        quote(EUR, USD, "1.2", 2);
        assertEquals(Optional.of("1.2 desk"), find(EUR, USD));
        assertEquals(Optional.of("0.8 desk"), find(USD, EUR));
    }

    @Test
    void goesOverThePivotOnlyWhereNothingWasQuotedDirectly() {
        quote(EUR, USD, "1.2", 2);
        quote(USD, GBP, "0.8", 3);
        assertEquals(Optional.of("0.96 over USD"), find(EUR, GBP));
        quote(GBP, EUR, "1", 4);
        assertEquals(Optional.of("1 desk inverse"), find(EUR, GBP));
    }

    @Test
    void knowsNoRateThatIsTooLargeOrTooSmallToBeOne() {
        quote(EUR, USD, "1000000", 1);
        quote(GBP, USD, "0.000001", 1);
        assertEquals(Optional.empty(), find(EUR, GBP));
        assertEquals(Optional.of("0.000000000001 over USD"), find(GBP, EUR));
        quote(GBP, USD, "0.0000004", 0);
        assertEquals(Optional.empty(), find(GBP, EUR));
        quote(USD, EUR, "0.000000000001", 0);
        assertEquals(Optional.empty(), find(EUR, USD));
    }
}
