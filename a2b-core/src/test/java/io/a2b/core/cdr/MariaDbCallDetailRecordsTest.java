package io.a2b.core.cdr;

import io.a2b.core.testing.TestDatabase;

class MariaDbCallDetailRecordsTest extends SqlCallDetailRecordsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
