package io.a2b.core.directory;

import io.a2b.core.testing.TestDatabase;

class H2FileAccountDirectoryTest extends SqlAccountDirectoryContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_FILE;
    }
}
