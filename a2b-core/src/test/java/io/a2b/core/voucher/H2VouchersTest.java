package io.a2b.core.voucher;

import io.a2b.core.testing.TestDatabase;

class H2VouchersTest extends SqlVouchersContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
