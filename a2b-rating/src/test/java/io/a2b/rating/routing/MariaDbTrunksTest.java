package io.a2b.rating.routing;

import io.a2b.core.testing.TestDatabase;

class MariaDbTrunksTest extends SqlTrunksContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
