package io.a2b.payments.topup;

import io.a2b.core.testing.TestDatabase;

class MariaDbTopUpsTest extends TopUpsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
