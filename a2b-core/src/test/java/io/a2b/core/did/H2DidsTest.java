package io.a2b.core.did;

import io.a2b.core.testing.TestDatabase;

class H2DidsTest extends SqlDidsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
