package io.a2b.core.cdr;

import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;

import java.util.EnumMap;
import java.util.Map;

/** Call detail records in a table. */
abstract class SqlCallDetailRecordsContract extends CallDetailRecordsContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    @Override
    protected Transactor transactor() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open).transactor();
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @Override
    protected CallDetailRecords records() {
        return CallDetailRecords.over(transactor());
    }

    @Override
    protected CallDetailRecords telling(Outbox outbox) {
        return CallDetailRecords.over(transactor(), outbox);
    }
}
