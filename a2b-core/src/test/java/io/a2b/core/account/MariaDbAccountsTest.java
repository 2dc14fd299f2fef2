package io.a2b.core.account;

import io.a2b.core.testing.TestDatabase;

class MariaDbAccountsTest extends SqlAccountsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
