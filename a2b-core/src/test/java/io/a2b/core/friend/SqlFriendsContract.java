package io.a2b.core.friend;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.Accounts;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;

import java.util.EnumMap;
import java.util.Map;

/** Friends in a table. */
abstract class SqlFriendsContract extends FriendsContract {
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
    protected Accounts accounts() {
        return Accounts.over(
                database().transactor(),
                ManualClock.at("2026-03-01T12:00:00Z"),
                CoreConfig.defaults().withSecretWorkFactor(4));
    }

    @Override
    protected Friends friends(Accounts accounts) {
        return Friends.over(database().transactor());
    }
}
