package io.a2b.core.testing;

import io.a2b.core.persistence.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server of this JVM. */
final class PostgresServer {
    private static PostgresServer fast;
    private static PostgresServer durable;

    private final EmbeddedPostgres server;
    private final Path dataFolder;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(Path files, String durability) {
        dataFolder = files.resolve(
                "postgresql-data-" + ProcessHandle.current().pid() + "-" + durability);
        try {
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(files.resolve("postgresql").toFile())
                    .setDataDirectory(dataFolder)
                    .setServerConfig("fsync", durability)
                    .setServerConfig("synchronous_commit", durability)
                    .setServerConfig("full_page_writes", durability)
                    .setServerConfig("max_connections", "300")
                    // a session in another zone than the JVM shows where a zone slips in
                    .setServerConfig("timezone", "Asia/Kathmandu")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static synchronized PostgresServer fast(Path files) {
        if (fast == null) fast = new PostgresServer(files, "off");
        return fast;
    }

    static synchronized PostgresServer durable(Path files) {
        if (durable == null) durable = new PostgresServer(files, "on");
        return durable;
    }

    Path dataFolder() {
        return dataFolder;
    }

    DatabaseConfig createDatabase() {
        String name = "a2b_" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return DatabaseConfig.of(server.getJdbcUrl("postgres", name), "postgres", "");
    }
}
