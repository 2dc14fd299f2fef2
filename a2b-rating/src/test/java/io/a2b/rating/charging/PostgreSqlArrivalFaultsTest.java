package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlArrivalFaultsTest extends ArrivalFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
