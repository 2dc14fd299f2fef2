package io.a2b.core.opening;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlOpeningsTest extends OpeningsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
