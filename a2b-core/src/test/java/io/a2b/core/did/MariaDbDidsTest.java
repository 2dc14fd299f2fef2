package io.a2b.core.did;

import io.a2b.core.testing.TestDatabase;

class MariaDbDidsTest extends SqlDidsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
