package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class H2FileLedgerFaultsTest extends LedgerFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_FILE;
    }
}
