package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class GroupedH2FileLedgerTest extends GroupedLedgerContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_FILE;
    }
}
