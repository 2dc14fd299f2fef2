package io.a2b.core.account;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlAccountsTest extends SqlAccountsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
