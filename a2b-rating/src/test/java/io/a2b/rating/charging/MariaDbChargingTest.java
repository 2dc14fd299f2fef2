package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbChargingTest extends ChargingContract {
    MariaDbChargingTest() {
        super(TestDatabase.MARIADB);
    }
}
