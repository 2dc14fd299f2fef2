package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class MariaDbRecoveryTest extends RecoveryContract {
    MariaDbRecoveryTest() {
        super(TestDatabase.MARIADB);
    }
}
