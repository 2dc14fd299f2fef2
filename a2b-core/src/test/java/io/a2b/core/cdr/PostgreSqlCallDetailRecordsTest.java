package io.a2b.core.cdr;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlCallDetailRecordsTest extends SqlCallDetailRecordsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
