package io.a2b.core.account;

import io.a2b.core.testing.TestDatabase;

class H2AccountsTest extends SqlAccountsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
