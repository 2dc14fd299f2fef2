package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlRateDecksTest extends RateDecksContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
