package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbForwardsTest extends ForwardsContract {
    MariaDbForwardsTest() {
        super(TestDatabase.MARIADB);
    }
}
