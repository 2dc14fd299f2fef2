package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlArrivalsTest extends ArrivalsContract {
    PostgreSqlArrivalsTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
