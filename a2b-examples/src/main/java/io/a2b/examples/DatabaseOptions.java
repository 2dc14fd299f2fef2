package io.a2b.examples;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.persistence.DatabaseConfig;

import picocli.CommandLine.Option;

import java.util.Locale;

/** Where the database is; the same for every command that needs one. */
final class DatabaseOptions {
    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "JDBC url of H2, PostgreSQL, MariaDB or MySQL (env A2B_DB; default: "
                    + "${DEFAULT-VALUE}).",
            defaultValue = "${env:A2B_DB:-jdbc:h2:file:./a2b-data/a2b}")
    private String url;

    @Option(
            names = "--db-user",
            paramLabel = "USER",
            description = "Env A2B_DB_USER; default: ${DEFAULT-VALUE}.",
            defaultValue = "${env:A2B_DB_USER:-a2b}")
    private String user;

    @Option(
            names = "--db-password",
            paramLabel = "PASSWORD",
            description = "Better given by env A2B_DB_PASSWORD; default: empty.",
            defaultValue = "${env:A2B_DB_PASSWORD:-}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private String password;

    @Option(
            names = "--keep-events",
            description = "Keep what happens to accounts, for a server that runs with --log-events "
                    + "(env A2B_KEEP_EVENTS=true; default: it is not kept).",
            defaultValue = "${env:A2B_KEEP_EVENTS:-false}")
    private boolean keepEvents;

    boolean keepEvents() {
        return keepEvents;
    }

    /** A pool that connects when it is first used; whoever opens it closes it. */
    HikariDataSource open() {
        return DatabaseConfig.of(shared(url), user, password).open();
    }

    /** An H2 file is opened so that other commands can use it beside a running server. */
    private static String shared(String url) {
        boolean file = url.startsWith("jdbc:h2:file:")
                || url.matches("jdbc:h2:(?!mem:|tcp:|ssl:|zip:|nio).*");
        boolean says = url.toUpperCase(Locale.ROOT).contains(";AUTO_SERVER=");
        return file && !says ? url + ";AUTO_SERVER=TRUE" : url;
    }
}
