package io.a2b.core.exchange;

import io.a2b.core.testing.TestDatabase;

class H2ExchangeTest extends SqlExchangeContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
