package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class H2LedgerEventsTest extends LedgerEventsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
