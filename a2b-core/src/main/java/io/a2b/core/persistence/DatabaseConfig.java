package io.a2b.core.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the database is and how many connections to keep, for hosts that have no pool of their own.
 * Immutable. Start from {@link #of} and change what differs with the {@code with} methods.
 *
 * @param url a JDBC url of H2, PostgreSQL, MariaDB or MySQL
 * @param password never part of {@link #toString()}
 * @param connectionsMax 2 to 500, by default {@value #CONNECTIONS_MAX_DEFAULT}; calls wait for a
 *     free one, and more than a few per core of the database make it slower
 * @param connectionTimeout how long to wait for a free connection: 250 ms to 2 minutes, by default
 *     5 seconds; a caller hears silence meanwhile
 * @param isolation what the connections are opened with, by default {@code READ_COMMITTED}; the
 *     same as the transactor's saves a round trip in each transaction
 */
public record DatabaseConfig(
        String url,
        String user,
        String password,
        int connectionsMax,
        Duration connectionTimeout,
        Isolation isolation) {
    static final int CONNECTIONS_MAX_DEFAULT = 8;
    private static final List<String> SCHEMES =
            List.of("jdbc:h2:", "jdbc:postgresql:", "jdbc:mariadb:", "jdbc:mysql:");

    /** @throws IllegalArgumentException naming every value that does not do, one a line */
    public DatabaseConfig {
        List<String> problems = new ArrayList<>();
        if (url == null || SCHEMES.stream().noneMatch(url::startsWith)) {
            problems.add("url: starts with none of " + String.join(", ", SCHEMES));
        }
        if (user == null) problems.add("user: missing; empty means none");
        if (password == null) problems.add("password: missing; empty means none");
        if (connectionsMax < 2 || connectionsMax > 500) {
            problems.add("connectionsMax: " + connectionsMax
                    + " is not within 2 to 500; a migration needs two");
        }
        if (connectionTimeout == null
                || connectionTimeout.compareTo(Duration.ofMillis(250)) < 0
                || connectionTimeout.compareTo(Duration.ofMinutes(2)) > 0) {
            problems.add(
                    "connectionTimeout: " + connectionTimeout + " is not within PT0.25S to PT2M");
        }
        if (isolation == null) problems.add("isolation: missing");
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
    }

    /** With the default pool. */
    public static DatabaseConfig of(String url, String user, String password) {
        return new DatabaseConfig(
                url,
                user,
                password,
                CONNECTIONS_MAX_DEFAULT,
                Duration.ofSeconds(5),
                Isolation.READ_COMMITTED);
    }

    public DatabaseConfig withConnectionsMax(int newConnectionsMax) {
        return new DatabaseConfig(
                url, user, password, newConnectionsMax, connectionTimeout, isolation);
    }

    public DatabaseConfig withConnectionTimeout(Duration newConnectionTimeout) {
        return new DatabaseConfig(
                url, user, password, connectionsMax, newConnectionTimeout, isolation);
    }

    public DatabaseConfig withIsolation(Isolation newIsolation) {
        return new DatabaseConfig(
                url, user, password, connectionsMax, connectionTimeout, newIsolation);
    }

    /**
     * Opens a pool. It connects when it is first used, so this succeeds while the database is down.
     * Whoever opens it closes it.
     */
    public HikariDataSource open() {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("a2b");
        pool.setJdbcUrl(effectiveUrl());
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connectionsMax);
        pool.setConnectionTimeout(connectionTimeout.toMillis());
        pool.setInitializationFailTimeout(-1);
        // said here once, it need not be said in each transaction
        pool.setTransactionIsolation(isolation.poolSetting());
        pool.setAutoCommit(false);
        return new HikariDataSource(pool);
    }

    /** The url with what H2 needs to keep its word; whatever the url says itself wins. */
    private String effectiveUrl() {
        if (!url.startsWith("jdbc:h2:")) return url;
        StringBuilder effective = new StringBuilder(url);
        // a database in memory lives as long as the JVM, not as long as one connection
        if (url.startsWith("jdbc:h2:mem:")) addUnlessSet(effective, "DB_CLOSE_DELAY", "-1");
        // a commit is in the file when it returns, not half a second later
        else addUnlessSet(effective, "WRITE_DELAY", "0");
        addUnlessSet(effective, "LOCK_TIMEOUT", "10000");
        return effective.toString();
    }

    private void addUnlessSet(StringBuilder effective, String setting, String value) {
        if (url.toUpperCase(Locale.ROOT).contains(";" + setting + "=")) return;
        effective.append(';').append(setting).append('=').append(value);
    }

    @Override
    public String toString() {
        return "DatabaseConfig[user=" + user + ", connectionsMax=" + connectionsMax
                + ", connectionTimeout=" + connectionTimeout + "]"; // a url may hold a password
    }
}
