package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlChargingTest extends ChargingContract {
    PostgreSqlChargingTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
