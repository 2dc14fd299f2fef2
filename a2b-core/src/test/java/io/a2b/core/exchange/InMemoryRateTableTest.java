package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.spi.ExchangeRatesContract;
import io.a2b.core.testing.InMemoryRateTable;

import java.util.List;

class InMemoryRateTableTest extends ExchangeRatesContract {
    private final RateTable rates = new InMemoryRateTable(FIRST.to());

    InMemoryRateTableTest() {
        assertEquals(List.of(), rates.record(List.of(FIRST, SECOND), 0));
    }

    @Override
    protected ExchangeRates rates() {
        return rates;
    }
}
