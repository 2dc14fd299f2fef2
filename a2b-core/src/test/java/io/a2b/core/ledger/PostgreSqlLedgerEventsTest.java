package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlLedgerEventsTest extends LedgerEventsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
