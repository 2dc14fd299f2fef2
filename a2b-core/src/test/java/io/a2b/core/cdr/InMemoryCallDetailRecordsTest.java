package io.a2b.core.cdr;

import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.InMemoryCallDetailRecords;
import io.a2b.core.testing.InMemoryTransactor;

class InMemoryCallDetailRecordsTest extends CallDetailRecordsContract {
    private final InMemoryCallDetailRecords records = new InMemoryCallDetailRecords();
    private final Transactor transactor = new InMemoryTransactor(records);

    @Override
    protected CallDetailRecords records() {
        return records;
    }

    @Override
    protected CallDetailRecords telling(Outbox outbox) {
        return new InMemoryCallDetailRecords(outbox);
    }

    @Override
    protected Transactor transactor() {
        return transactor;
    }
}
