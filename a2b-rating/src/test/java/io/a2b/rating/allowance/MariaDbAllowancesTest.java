package io.a2b.rating.allowance;

import io.a2b.core.testing.TestDatabase;

class MariaDbAllowancesTest extends SqlAllowancesContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
