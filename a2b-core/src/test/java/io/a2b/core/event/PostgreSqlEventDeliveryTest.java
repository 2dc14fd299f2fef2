package io.a2b.core.event;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlEventDeliveryTest extends SqlEventDeliveryContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
