package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbOpenCallsTest extends OpenCallsContract {
    MariaDbOpenCallsTest() {
        super(TestDatabase.MARIADB);
    }
}
