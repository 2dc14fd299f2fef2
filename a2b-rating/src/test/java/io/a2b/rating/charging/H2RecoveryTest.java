package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2RecoveryTest extends RecoveryContract {
    H2RecoveryTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
