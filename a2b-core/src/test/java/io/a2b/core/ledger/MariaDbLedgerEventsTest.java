package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class MariaDbLedgerEventsTest extends LedgerEventsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
