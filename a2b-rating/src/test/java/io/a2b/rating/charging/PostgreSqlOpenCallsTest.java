package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlOpenCallsTest extends OpenCallsContract {
    PostgreSqlOpenCallsTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
