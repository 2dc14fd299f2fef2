package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlForwardsTest extends ForwardsContract {
    PostgreSqlForwardsTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
