package io.a2b.core.job;

import io.a2b.core.testing.TestDatabase;

class H2CoreJobsTest extends SqlCoreJobsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
