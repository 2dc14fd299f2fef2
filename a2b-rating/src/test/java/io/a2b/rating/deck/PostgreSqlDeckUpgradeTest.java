package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlDeckUpgradeTest extends DeckUpgradeContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
