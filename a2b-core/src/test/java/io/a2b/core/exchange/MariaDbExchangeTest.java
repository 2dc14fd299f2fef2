package io.a2b.core.exchange;

import io.a2b.core.testing.TestDatabase;

class MariaDbExchangeTest extends ExchangeContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
