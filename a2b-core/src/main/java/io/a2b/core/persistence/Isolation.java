package io.a2b.core.persistence;

import java.sql.Connection;

/**
 * How far the transactions of a2b are kept apart. Both are safe: what decides about money is one
 * guarded statement or a locked row, and whatever loses against another transaction runs again.
 */
public enum Isolation {
    /** The default, and the faster one on a busy account. */
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    /**
     * For databases that offer nothing else, as some distributed ones that speak PostgreSQL's
     * protocol do, and for hosts that want it for their own part of a joint transaction. H2 has no
     * such isolation that could be relied on; there it is {@link #READ_COMMITTED}.
     */
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int level;

    Isolation(int level) {
        this.level = level;
    }

    /** What JDBC calls it. */
    int level() {
        return level;
    }

    /** What a pool calls it. */
    String poolSetting() {
        return "TRANSACTION_" + name();
    }
}
