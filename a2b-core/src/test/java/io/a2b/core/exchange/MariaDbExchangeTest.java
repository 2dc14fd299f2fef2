package io.a2b.core.exchange;

import io.a2b.core.testing.TestDatabase;

class MariaDbExchangeTest extends SqlExchangeContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
