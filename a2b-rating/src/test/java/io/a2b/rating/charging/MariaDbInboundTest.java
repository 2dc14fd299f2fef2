package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbInboundTest extends InboundContract {
    MariaDbInboundTest() {
        super(TestDatabase.MARIADB);
    }
}
