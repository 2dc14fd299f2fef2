package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class MariaDbDeckChangesTest extends DeckChangesContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
