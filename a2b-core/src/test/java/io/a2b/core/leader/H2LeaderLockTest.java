package io.a2b.core.leader;

import io.a2b.core.testing.TestDatabase;

class H2LeaderLockTest extends SqlLeaderLockContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
