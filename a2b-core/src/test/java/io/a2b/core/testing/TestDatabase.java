package io.a2b.core.testing;

import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.MigrationSet;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The databases a2b is tested on. Servers are started once per JVM, when they are first asked for,
 * keep their files under {@code target/test-databases} and stop with the JVM.
 */
public enum TestDatabase {
    H2_MEMORY,
    H2_FILE,
    POSTGRESQL,
    MARIADB;

    private static final Path FILES = Path.of("target", "test-databases").toAbsolutePath();

    /**
     * A new database with the tables of the core and of {@code more}; close it when done. The
     * servers do not wait for the disk: nothing here tells how fast or how durable they are.
     */
    public FreshDatabase open(MigrationSet... more) {
        return FreshDatabase.migrated(create(), List.of(more));
    }

    /** A new database without any table. */
    public FreshDatabase openEmpty() {
        return FreshDatabase.empty(create());
    }

    /**
     * A new database of a PostgreSQL that waits for the disk at each commit. It belongs to this JVM
     * and survives the death of any other that uses it.
     */
    public static FreshDatabase openDurablePostgresql(MigrationSet... more) {
        return FreshDatabase.migrated(
                PostgresServer.durable(FILES).createDatabase(), List.of(more));
    }

    /** A new database of a MariaDB that waits for the disk at each commit. */
    public static FreshDatabase openDurableMariaDb(MigrationSet... more) {
        return FreshDatabase.migrated(MariaDbServer.durable(FILES).createDatabase(), List.of(more));
    }

    /** The process behind {@link #openDurablePostgresql}. */
    public static ServerProcess durablePostgresql() {
        return ServerProcess.over(PostgresServer.durable(FILES).dataFolder());
    }

    /** The process behind {@link #openDurableMariaDb}. */
    public static ServerProcess durableMariaDb() {
        return ServerProcess.over(MariaDbServer.durable(FILES).dataFolder());
    }

    private DatabaseConfig create() {
        switch (this) {
            case H2_MEMORY:
                return DatabaseConfig.of("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
            case H2_FILE:
                Path file = FILES.resolve("h2").resolve(UUID.randomUUID().toString());
                return DatabaseConfig.of("jdbc:h2:file:" + file, "sa", "");
            case POSTGRESQL:
                return PostgresServer.fast(FILES).createDatabase();
            case MARIADB:
                return MariaDbServer.fast(FILES).createDatabase();
        }
        throw new AssertionError(this);
    }
}
