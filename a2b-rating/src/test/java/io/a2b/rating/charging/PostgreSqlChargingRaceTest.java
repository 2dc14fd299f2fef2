package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlChargingRaceTest extends ChargingRaceContract {
    PostgreSqlChargingRaceTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
