package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlInboundFaultsTest extends InboundFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
