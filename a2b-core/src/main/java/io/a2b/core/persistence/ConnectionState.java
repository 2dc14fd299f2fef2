package io.a2b.core.persistence;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;

/** How the host's connection was when it was lent to us, so that it goes back the same. */
record ConnectionState(boolean autoCommit, int isolationBefore, int isolation) {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionState.class);

    /**
     * Makes {@code connection} fit for a transaction.
     *
     * @param already whether its pool guarantees that isolation, which saves asking
     */
    static ConnectionState prepare(Connection connection, Isolation isolation, boolean already)
            throws SQLException {
        int level = isolation.level();
        int before = already ? level : connection.getTransactionIsolation();
        boolean autoCommit = connection.getAutoCommit();
        if (before != level) connection.setTransactionIsolation(level);
        if (autoCommit) connection.setAutoCommit(false);
        return new ConnectionState(autoCommit, before, level);
    }

    void restoreQuietly(Connection connection) {
        try {
            if (autoCommit) connection.setAutoCommit(true);
            if (isolationBefore != isolation) connection.setTransactionIsolation(isolationBefore);
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("a connection could not be restored", failure);
        }
    }
}
