package io.a2b.core.leader;

import io.a2b.core.testing.TestDatabase;

class MariaDbLeaderLockTest extends SqlLeaderLockContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
