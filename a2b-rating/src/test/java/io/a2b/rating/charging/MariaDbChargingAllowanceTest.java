package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbChargingAllowanceTest extends ChargingAllowanceContract {
    MariaDbChargingAllowanceTest() {
        super(TestDatabase.MARIADB);
    }
}
