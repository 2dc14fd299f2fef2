package io.a2b.core.job;

import io.a2b.core.testing.TestDatabase;

class MariaDbJobsTest extends SqlJobsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
