package io.a2b.core.persistence;

import static java.sql.Connection.TRANSACTION_READ_COMMITTED;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;

/** How the host's connection was when it was lent to us, so that it goes back the same. */
record ConnectionState(boolean autoCommit, int isolation) {
    private static final Logger log = LoggerFactory.getLogger(ConnectionState.class);

    /**
     * Makes {@code connection} fit for a transaction.
     *
     * @param readCommitted whether its pool guarantees that isolation, which saves asking
     */
    static ConnectionState prepare(Connection connection, boolean readCommitted)
            throws SQLException {
        int isolation =
                readCommitted ? TRANSACTION_READ_COMMITTED : connection.getTransactionIsolation();
        boolean autoCommit = connection.getAutoCommit();
        if (isolation != TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(TRANSACTION_READ_COMMITTED);
        }
        if (autoCommit) connection.setAutoCommit(false);
        return new ConnectionState(autoCommit, isolation);
    }

    void restoreQuietly(Connection connection) {
        try {
            if (autoCommit) connection.setAutoCommit(true);
            if (isolation != TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException | RuntimeException failure) {
            log.debug("a connection could not be restored", failure);
        }
    }
}
