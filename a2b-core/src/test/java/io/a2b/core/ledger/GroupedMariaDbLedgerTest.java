package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class GroupedMariaDbLedgerTest extends GroupedLedgerContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
