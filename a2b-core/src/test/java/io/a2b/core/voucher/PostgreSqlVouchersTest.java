package io.a2b.core.voucher;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlVouchersTest extends SqlVouchersContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
