package io.a2b.payments.topup;

import io.a2b.core.testing.TestDatabase;

class H2TopUpsTest extends TopUpsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
