package io.a2b.core.leader;

import io.a2b.core.testing.TestDatabase;

class MariaDbLeaderLockTest extends LeaderLockContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
