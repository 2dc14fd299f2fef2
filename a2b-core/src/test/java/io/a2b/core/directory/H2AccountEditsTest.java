package io.a2b.core.directory;

import io.a2b.core.testing.TestDatabase;

class H2AccountEditsTest extends SqlAccountEditsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
