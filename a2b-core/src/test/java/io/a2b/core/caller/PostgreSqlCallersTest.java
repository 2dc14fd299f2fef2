package io.a2b.core.caller;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlCallersTest extends SqlCallersContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
