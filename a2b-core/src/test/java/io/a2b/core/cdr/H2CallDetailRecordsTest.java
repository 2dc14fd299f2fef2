package io.a2b.core.cdr;

import io.a2b.core.testing.TestDatabase;

class H2CallDetailRecordsTest extends SqlCallDetailRecordsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
