package io.a2b.core.directory;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlAccountDirectoryTest extends SqlAccountDirectoryContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
