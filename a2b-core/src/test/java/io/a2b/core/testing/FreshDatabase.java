package io.a2b.core.testing;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.Isolation;
import io.a2b.core.persistence.MigrationSet;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;

import java.util.List;

import javax.sql.DataSource;

/** A database of a test's own, with a pool. Another JVM can open it with {@link #config()}. */
public final class FreshDatabase implements AutoCloseable {
    private final DatabaseConfig config;
    private final HikariDataSource dataSource;
    private final Transactor transactor;

    private FreshDatabase(DatabaseConfig config) {
        this.config = config.withConnectionsMax(16).withIsolation(isolation());
        this.dataSource = this.config.open();
        this.transactor = Transactor.over(dataSource, isolation());
    }

    /** What the whole run is isolated with; the build runs the tests of stores with both. */
    public static Isolation isolation() {
        return Isolation.valueOf(System.getProperty("a2b.test.isolation", "READ_COMMITTED"));
    }

    static FreshDatabase empty(DatabaseConfig config) {
        return new FreshDatabase(config);
    }

    static FreshDatabase migrated(DatabaseConfig config, List<MigrationSet> more) {
        FreshDatabase database = new FreshDatabase(config);
        new SchemaMigrator(database.dataSource, more).migrate();
        return database;
    }

    public DatabaseConfig config() {
        return config;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Transactor transactor() {
        return transactor;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
