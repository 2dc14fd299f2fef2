package io.a2b.core.leader;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlLeaderLockTest extends SqlLeaderLockContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
