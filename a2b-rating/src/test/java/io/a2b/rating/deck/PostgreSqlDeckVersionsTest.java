package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlDeckVersionsTest extends DeckVersionsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
