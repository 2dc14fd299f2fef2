package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbChargingRaceTest extends ChargingRaceContract {
    MariaDbChargingRaceTest() {
        super(TestDatabase.MARIADB);
    }
}
