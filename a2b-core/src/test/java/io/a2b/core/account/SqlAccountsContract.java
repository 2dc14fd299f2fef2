package io.a2b.core.account;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.CoreConfig;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** What accounts in tables promise besides: secrets nobody can read. */
abstract class SqlAccountsContract extends AccountStatusContract {
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
    protected Accounts accounts(Clock clock) {
        return telling(clock, Outbox.none());
    }

    @Override
    protected Accounts telling(Clock clock, Outbox outbox) {
        CoreConfig config = CoreConfig.defaults().withSecretWorkFactor(4);
        return Accounts.over(database().transactor(), clock, config, outbox);
    }

    @Override
    protected Transactor transactor(Accounts accounts) {
        return database().transactor();
    }

    @Test
    void storesASecretAsASlowHashWithASaltOfItsOwn() throws Exception {
        String one = storedSecret(opened(someone().withSecret("open sesame")));
        String other = storedSecret(opened(someone().withSecret("open sesame")));
        assertTrue(one.matches("\\$2y\\$04\\$[./A-Za-z0-9]{53}"), one);
        assertTrue(!one.equals(other), "the same salt twice");
    }

    private String storedSecret(Account account) throws Exception {
        try (Connection connection = database().dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT secret_hash FROM a2b_account WHERE id = ?")) {
            query.setLong(1, account.id().value());
            try (ResultSet row = query.executeQuery()) {
                assertTrue(row.next());
                return row.getString(1);
            }
        }
    }
}
