package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbChargingFaultsTest extends ChargingFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
