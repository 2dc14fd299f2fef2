package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class GroupedPostgreSqlLedgerTest extends GroupedLedgerContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
