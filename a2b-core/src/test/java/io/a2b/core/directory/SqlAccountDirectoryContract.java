package io.a2b.core.directory;

import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;

import java.util.EnumMap;
import java.util.Map;

/** The directory in tables. */
abstract class SqlAccountDirectoryContract extends AccountDirectoryContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @Override
    protected AccountStores stores() {
        FreshDatabase database = OPEN.computeIfAbsent(engine(), TestDatabase::open);
        return AccountStores.over(database.transactor(), clock);
    }
}
