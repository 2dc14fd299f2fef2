package io.a2b.core.directory;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlAccountEditsTest extends SqlAccountEditsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
