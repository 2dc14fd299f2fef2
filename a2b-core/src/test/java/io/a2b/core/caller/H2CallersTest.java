package io.a2b.core.caller;

import io.a2b.core.testing.TestDatabase;

class H2CallersTest extends SqlCallersContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
