package io.a2b.core.persistence;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Brings the tables of a2b to the version of this library, when the host asks for it and never
 * before. Only tables that start with {@code a2b_} are touched. Thread-safe, and safe to run on
 * several machines at once: one migrates, the others wait.
 *
 * <p>The data source must be able to give two connections at the same time. Beside a PostgreSQL or
 * MariaDB driver, the host adds {@code flyway-database-postgresql} or {@code flyway-mysql}.
 */
public final class SchemaMigrator {
    private final DataSource dataSource;
    private final List<MigrationSet> sets;

    /**
     * @param sets which modules besides {@link MigrationSet#CORE}, in the order in which they
     *     migrate: a module comes after those whose tables it uses
     */
    public SchemaMigrator(DataSource dataSource, Collection<MigrationSet> sets) {
        this.dataSource = requireNonNull(dataSource, "dataSource");
        Set<MigrationSet> ordered = new LinkedHashSet<>();
        ordered.add(MigrationSet.CORE);
        ordered.addAll(sets);
        this.sets = List.copyOf(ordered);
    }

    /**
     * Runs what has not run yet. Safe to repeat.
     *
     * @throws A2bException {@code SCHEMA_MISMATCH} if the tables are newer than this library or a
     *     migration failed, now or before; {@code DATABASE_UNAVAILABLE} if there is no connection,
     *     or it was lost
     */
    public void migrate() {
        Map<String, String> placeholders = placeholders();
        for (MigrationSet set : sets) {
            try {
                flyway(set, placeholders).migrate();
            } catch (RuntimeException failure) { // a lost connection makes Flyway trip over null
                throw failed(set, failure);
            }
        }
    }

    /**
     * Makes sure that there is nothing to migrate, and changes nothing.
     *
     * @throws A2bException {@code SCHEMA_MISMATCH} if the tables are older or newer than this
     *     library; {@code DATABASE_UNAVAILABLE} if there is no connection
     */
    public void check() {
        Map<String, String> placeholders = placeholders();
        for (MigrationSet set : sets) {
            try {
                Flyway flyway = flyway(set, placeholders);
                MigrationInfo[] pending = flyway.info().pending();
                if (pending.length > 0) throw older(set, pending);
                flyway.validate();
            } catch (FlywayException failure) {
                throw failed(set, failure);
            }
        }
    }

    private Flyway flyway(MigrationSet set, Map<String, String> placeholders) {
        return Flyway.configure(set.anchor().getClassLoader())
                .dataSource(dataSource)
                .locations(set.location())
                .table(set.historyTable())
                // the schema is the host's: it has tables that no history of ours tells of
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // a newer schema is a mistake, not something to overlook
                .ignoreMigrationPatterns(new String[0])
                .placeholderPrefix("[[")
                .placeholderSuffix("]]")
                .placeholders(placeholders)
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .load();
    }

    private Map<String, String> placeholders() {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection).placeholders();
        } catch (SQLException failure) {
            throw SqlFailure.CONNECTION.toException(failure);
        }
    }

    private static A2bException older(MigrationSet set, MigrationInfo[] pending) {
        return new A2bException(
                ErrorCode.SCHEMA_MISMATCH,
                "tables of " + set.name() + " are older than this library: " + pending.length
                        + " migrations have not run, the next is "
                        + pending[0].getScript());
    }

    private A2bException failed(MigrationSet set, RuntimeException failure) {
        if (SqlFailure.of(failure) == SqlFailure.CONNECTION || !isReachable()) {
            return SqlFailure.CONNECTION.toException(failure);
        }
        return new A2bException(
                ErrorCode.SCHEMA_MISMATCH,
                "tables of " + set.name() + " cannot be migrated: " + failure.getMessage(),
                failure);
    }

    private boolean isReachable() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException failure) {
            return false;
        }
    }
}
