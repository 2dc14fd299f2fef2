package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class GroupedH2LedgerTest extends GroupedLedgerContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
