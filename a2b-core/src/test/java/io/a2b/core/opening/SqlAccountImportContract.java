package io.a2b.core.opening;

import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;

import java.util.EnumMap;
import java.util.Map;

/** Lists of accounts, imported into tables. */
abstract class SqlAccountImportContract extends AccountImportContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @Override
    protected AccountStores stores() {
        return AccountStores.over(database().transactor(), clock);
    }
}
