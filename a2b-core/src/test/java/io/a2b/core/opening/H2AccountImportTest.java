package io.a2b.core.opening;

import io.a2b.core.testing.TestDatabase;

class H2AccountImportTest extends SqlAccountImportContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
