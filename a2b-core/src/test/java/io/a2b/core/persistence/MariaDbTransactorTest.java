package io.a2b.core.persistence;

import io.a2b.core.testing.TestDatabase;

class MariaDbTransactorTest extends TransactorContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
