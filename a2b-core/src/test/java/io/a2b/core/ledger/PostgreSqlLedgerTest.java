package io.a2b.core.ledger;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlLedgerTest extends SqlLedgerContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
