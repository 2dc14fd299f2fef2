package io.a2b.core.directory;

import io.a2b.core.testing.TestDatabase;

class MariaDbAccountDirectoryTest extends AccountDirectoryContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
