package io.a2b.core.opening;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlAccountImportTest extends SqlAccountImportContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
