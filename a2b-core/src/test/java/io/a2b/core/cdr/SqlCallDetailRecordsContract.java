package io.a2b.core.cdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What call detail records in a table promise besides: transactions, and columns for reports. */
abstract class SqlCallDetailRecordsContract extends CallDetailRecordsContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    private Transactor transactor() {
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

    @Test
    void aRecordIsGoneWhenTheTransactionItJoinsRollsBack() {
        CallDetailRecord record = answered(CallId.random(), 1, someone());
        assertThrows(
                IllegalStateException.class,
                () -> transactor().inTransaction(joined -> {
                    records().within(joined).write(record);
                    assertEquals(List.of(record), records().within(joined).of(record.call()));
                    throw new IllegalStateException("the host changes its mind");
                }));
        assertEquals(List.of(), records().of(record.call()));
    }

    @Test
    void aRepeatLeavesTheTransactionItJoinsUsable() {
        CallDetailRecord first = answered(CallId.random(), 1, someone());
        CallDetailRecord second = answered(first.call(), 2, first.account());
        records().write(first);
        transactor().inTransaction(joined -> {
            records().within(joined).write(first);
            records().within(joined).write(second);
            return null;
        });
        assertEquals(List.of(first, second), records().of(first.call()));
    }
}
