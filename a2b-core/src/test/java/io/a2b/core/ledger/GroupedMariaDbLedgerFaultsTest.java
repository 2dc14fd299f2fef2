package io.a2b.core.ledger;

import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.TestDatabase;

class GroupedMariaDbLedgerFaultsTest extends LedgerFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }

    /** A group of one has all the statements of a group. */
    @Override
    Ledger ledger(Transactor transactor) {
        return new GroupedLedger(transactor, Outbox.none(), clock, GroupCommit.on(), 1);
    }
}
