package io.a2b.core.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldResult;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/** Tables of each earlier version become those of today, with what is in them. */
class MigrationStepsTest {
    /** The version from which on there is a ledger to have something in. */
    private static final int LEDGER = 2;

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void everyEarlierVersionComesToTheSameBooks(TestDatabase engine) throws Exception {
        List<String> versions = versions(engine);
        assertTrue(versions.size() >= 20, versions.toString());
        for (String version : versions) {
            try (FreshDatabase database = engine.openEmpty()) {
                flyway(database.dataSource(), version).migrate();
                boolean books = Integer.parseInt(version) >= LEDGER;
                if (books) fill(database.dataSource());
                new SchemaMigrator(database.dataSource(), List.of()).migrate();
                new SchemaMigrator(database.dataSource(), List.of()).check();
                if (books) assertBooks(database, version);
            }
        }
    }

    private static List<String> versions(TestDatabase engine) throws SQLException {
        try (FreshDatabase database = engine.openEmpty()) {
            return List.of(flyway(database.dataSource(), "latest").info().pending()).stream()
                    .map(MigrationInfo::getVersion)
                    .map(Object::toString)
                    .toList();
        }
    }

    private static Flyway flyway(DataSource dataSource, String target) throws SQLException {
        MigrationSet core = MigrationSet.CORE;
        try (Connection connection = dataSource.getConnection()) {
            return Flyway.configure(core.anchor().getClassLoader())
                    .dataSource(dataSource)
                    .locations(core.location())
                    .table(core.historyTable())
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholderPrefix("[[")
                    .placeholderSuffix("]]")
                    .placeholders(Dialect.of(connection).placeholders())
                    .target(target)
                    .load();
        }
    }

    /** An account with 5.00 paid in, 1.25 charged for one call and 2.00 held for another. */
    private static void fill(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into a2b_account (id, card_number, alias, status, billing_mode, currency,
                     credit_limit_micros, calls_max, tariff_plan, language, expiry_kind,
                     created_at, posted_micros, held_micros, calls_held) values (7, '12345678',
                     'old', 'ACTIVE', 'PREPAID', 'USD', 0, 3, 'default', 'en', 'NEVER',
                     '2026-01-01 00:00:00', 3750000, 2000000, 1)""");
            statement.execute("insert into a2b_account_name (name, account_id)"
                    + " values ('12345678', 7), ('old', 7)");
            statement.execute("""
                    insert into a2b_hold (id, account_id, currency, placed_micros, amount_micros,
                     expires_at, state, charged_micros, placed_at) values
                     ('past', 7, 'USD', 2000000, 2000000, '2026-01-02 00:00:00', 'POSTED', 1250000,
                     '2026-01-01 00:00:00'),
                     ('open', 7, 'USD', 2000000, 2000000, '2026-01-02 00:00:00', 'OPEN', 0,
                     '2026-01-01 00:00:00')""");
            statement.execute("""
                    insert into a2b_ledger_entry (id, from_account, to_account, amount_micros,
                     currency, code, reference, posted_at) values
                     ('paid', -2, 7, 5000000, 'USD', 'TOP_UP', 'paid', '2026-01-01 00:00:00'),
                     ('hold:past:charge', 7, -1, 1250000, 'USD', 'CALL_CHARGE', 'past',
                     '2026-01-01 00:00:00')""");
            if (!connection.getAutoCommit()) connection.commit();
        }
    }

    private static void assertBooks(FreshDatabase database, String version) {
        A2bCore core =
                A2bCore.over(database.dataSource(), Clock.systemUTC(), CoreConfig.defaults());
        AccountId old = core.accounts().findByAlias("old").orElseThrow().id();
        Balance balance = core.ledger().balance(old).orElseThrow();
        assertEquals(Money.of("USD", "1.75"), balance.available(), version);
        assertEquals(List.of(), core.ledger().audit().contradictions(), version);
        core.ledger().post(new HoldId("open"), Money.of("USD", "0.75"), "open");
        HoldResult next = core.ledger()
                .place(new HoldId("new"), old, Money.of("USD", "3"), Duration.ofHours(1));
        assertTrue(next instanceof HoldResult.Held, version + ": " + next);
        assertEquals(List.of(), core.ledger().audit().contradictions(), version);
    }
}
