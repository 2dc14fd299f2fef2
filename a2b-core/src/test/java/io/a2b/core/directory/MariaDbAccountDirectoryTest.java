package io.a2b.core.directory;

import io.a2b.core.testing.TestDatabase;

class MariaDbAccountDirectoryTest extends SqlAccountDirectoryContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
