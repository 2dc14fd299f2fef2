package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.spi.ExchangeRatesContract;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

/** A table of rates is a source of rates as any of a host's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateTableTest extends ExchangeRatesContract {
    private final FreshDatabase database = TestDatabase.H2_MEMORY.open();
    private final RateTable rates = RateTable.over(database.transactor(), FIRST.to());

    RateTableTest() {
        assertEquals(List.of(), rates.record(List.of(FIRST, SECOND), 0));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected ExchangeRates rates() {
        return rates;
    }
}
