package io.a2b.core.cdr;

import io.a2b.core.testing.InMemoryCallDetailRecords;

class InMemoryCallDetailRecordsTest extends CallDetailRecordsContract {
    private final CallDetailRecords records = new InMemoryCallDetailRecords();

    @Override
    protected CallDetailRecords records() {
        return records;
    }
}
