package io.a2b.core.job;

import io.a2b.core.testing.TestDatabase;

class H2JobsTest extends SqlJobsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
