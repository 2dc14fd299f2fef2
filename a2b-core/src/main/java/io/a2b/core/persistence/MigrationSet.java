package io.a2b.core.persistence;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;

/**
 * The migrations of one module: the resources {@code migration/V*.sql} beside {@code anchor}. What
 * has run is kept in the table {@code a2b_<name>_history}.
 *
 * <p>In the SQL, {@code [[identity]]} is the type of a key given by the database,
 * {@code [[instant]]} that of an instant in UTC, and {@code [[table_options]]} ends each
 * {@code create table}. A line that begins with {@code [[only_h2]]}, {@code [[only_postgresql]]} or
 * {@code [[only_mariadb]]} is a comment to the other databases.
 *
 * @param name 1 to 20 of {@code a-z}
 * @param anchor a class of the module's root package
 */
public record MigrationSet(String name, Class<?> anchor) {
    /** The tables of a2b-core, which those of other modules may refer to: always migrated first. */
    public static final MigrationSet CORE = new MigrationSet("core", A2bException.class);

    /** @throws IllegalArgumentException if {@code name} is malformed */
    public MigrationSet {
        requireNonNull(anchor, "anchor");
        if (!name.matches("[a-z]{1,20}")) throw new IllegalArgumentException("name: " + name);
    }

    String location() {
        return "classpath:" + anchor.getPackageName().replace('.', '/') + "/migration";
    }

    String historyTable() {
        return "a2b_" + name + "_history";
    }
}
