package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class MariaDbRateDecksTest extends RateDecksContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
