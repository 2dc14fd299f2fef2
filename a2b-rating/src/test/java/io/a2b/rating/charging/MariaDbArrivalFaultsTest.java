package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbArrivalFaultsTest extends ArrivalFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
