package io.a2b.core.opening;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlOpeningsTest extends SqlOpeningsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
