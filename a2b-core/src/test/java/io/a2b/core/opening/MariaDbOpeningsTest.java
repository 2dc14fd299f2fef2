package io.a2b.core.opening;

import io.a2b.core.testing.TestDatabase;

class MariaDbOpeningsTest extends SqlOpeningsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
