package io.a2b.rating.routing;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlTrunksTest extends SqlTrunksContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
