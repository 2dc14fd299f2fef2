package io.a2b.core.directory;

import io.a2b.core.testing.TestDatabase;

class MariaDbAccountEditsTest extends AccountEditsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
