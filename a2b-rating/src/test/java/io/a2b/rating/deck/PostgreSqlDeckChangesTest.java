package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlDeckChangesTest extends DeckChangesContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
