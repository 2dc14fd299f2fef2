package io.a2b.rating.simulation;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlReratingTest extends ReratingContract {
    PostgreSqlReratingTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
