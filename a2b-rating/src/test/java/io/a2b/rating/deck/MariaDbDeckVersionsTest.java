package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class MariaDbDeckVersionsTest extends DeckVersionsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
