package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlInboundTest extends InboundContract {
    PostgreSqlInboundTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
