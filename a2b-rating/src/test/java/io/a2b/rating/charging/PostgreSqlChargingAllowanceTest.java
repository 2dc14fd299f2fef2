package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlChargingAllowanceTest extends ChargingAllowanceContract {
    PostgreSqlChargingAllowanceTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
