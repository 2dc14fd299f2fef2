package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlChargingFaultsTest extends ChargingFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
