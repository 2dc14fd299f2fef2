package io.a2b.core.exchange;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlExchangeTest extends SqlExchangeContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
