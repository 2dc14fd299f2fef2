package io.a2b.core.opening;

import io.a2b.core.testing.TestDatabase;

class MariaDbAccountImportTest extends AccountImportContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
