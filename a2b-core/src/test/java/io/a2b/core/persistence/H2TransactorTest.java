package io.a2b.core.persistence;

import io.a2b.core.testing.TestDatabase;

class H2TransactorTest extends TransactorContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
