package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class MariaDbDestinationsTest extends DestinationsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
