package io.a2b.core.opening;

import io.a2b.core.testing.TestDatabase;

class MariaDbAccountImportTest extends SqlAccountImportContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
