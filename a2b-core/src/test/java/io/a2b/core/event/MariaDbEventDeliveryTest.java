package io.a2b.core.event;

import io.a2b.core.testing.TestDatabase;

class MariaDbEventDeliveryTest extends SqlEventDeliveryContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
