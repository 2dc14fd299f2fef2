package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlRecoveryTest extends RecoveryContract {
    PostgreSqlRecoveryTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
