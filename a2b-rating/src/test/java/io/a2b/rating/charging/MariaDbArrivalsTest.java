package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbArrivalsTest extends ArrivalsContract {
    MariaDbArrivalsTest() {
        super(TestDatabase.MARIADB);
    }
}
