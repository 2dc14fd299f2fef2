package io.a2b.rating.allowance;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlAllowancesTest extends SqlAllowancesContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
