package io.a2b.core.persistence;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlTransactorTest extends TransactorContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
