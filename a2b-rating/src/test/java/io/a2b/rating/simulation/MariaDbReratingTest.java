package io.a2b.rating.simulation;

import io.a2b.core.testing.TestDatabase;

class MariaDbReratingTest extends ReratingContract {
    MariaDbReratingTest() {
        super(TestDatabase.MARIADB);
    }
}
