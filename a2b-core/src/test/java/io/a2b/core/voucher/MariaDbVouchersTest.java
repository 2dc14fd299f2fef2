package io.a2b.core.voucher;

import io.a2b.core.testing.TestDatabase;

class MariaDbVouchersTest extends SqlVouchersContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
