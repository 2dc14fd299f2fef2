package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class MariaDbLedgerFaultsTest extends LedgerFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
