package io.a2b.core.job;

import io.a2b.core.testing.TestDatabase;

class MariaDbCoreJobsTest extends SqlCoreJobsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
