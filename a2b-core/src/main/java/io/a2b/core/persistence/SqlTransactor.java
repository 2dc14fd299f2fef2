package io.a2b.core.persistence;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;

import org.apache.ibatis.session.SqlSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Transactions over a JDBC {@link DataSource}. Nothing is connected before the first use, so that a
 * database which is down does not keep a host from starting.
 */
final class SqlTransactor implements Transactor {
    private static final Logger LOG = LoggerFactory.getLogger(SqlTransactor.class);
    private static final long BACK_OFF_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long BACK_OFF_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(250);

    private final DataSource dataSource;
    private final Isolation isolation;
    private final boolean isolatedAlready;
    private volatile Mappings mappings; // null until the first connection has told the dialect

    SqlTransactor(DataSource dataSource, Isolation isolation) {
        this.dataSource = requireNonNull(dataSource, "dataSource");
        this.isolation = requireNonNull(isolation, "isolation");
        this.isolatedAlready = dataSource instanceof HikariDataSource pool
                && isolation.poolSetting().equals(pool.getTransactionIsolation());
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        requireNonNull(work, "work");
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (RuntimeException failure) {
                if (!SqlFailure.isFromDatabase(failure)) throw failure;
                SqlFailure kind = SqlFailure.of(failure);
                if (attempt >= kind.attemptsMax()) throw SqlFailure.translated(failure);
                LOG.debug("attempt {} failed, trying again: {}", attempt, failure.getMessage());
                backOff(attempt);
            }
        }
    }

    private <T> T attempt(Function<Transaction, T> work) {
        Connection connection = connect();
        try {
            return attempt(connection, work);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure).toException(failure);
        } finally {
            closeQuietly(connection);
        }
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException | RuntimeException failure) {
            SqlFailure kind = SqlFailure.of(failure);
            throw (kind == SqlFailure.POOL_EXHAUSTED ? kind : SqlFailure.CONNECTION)
                    .toException(failure);
        }
    }

    private <T> T attempt(Connection connection, Function<Transaction, T> work)
            throws SQLException {
        Mappings known = mappings(connection);
        if (!known.isOneAtATime()) return attempt(connection, known, work);
        // whatever else works over the same connections has to wait, other transactors too
        synchronized (dataSource) {
            return attempt(connection, known, work);
        }
    }

    private <T> T attempt(Connection connection, Mappings known, Function<Transaction, T> work)
            throws SQLException {
        Isolation level = known.isolation(isolation);
        boolean already = isolatedAlready && level == isolation;
        ConnectionState before = ConnectionState.prepare(connection, level, already);
        try {
            T result = workAndCommit(connection, known, work);
            before.restoreQuietly(connection);
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(connection, failure);
            before.restoreQuietly(connection);
            throw failure;
        }
    }

    private static <T> T workAndCommit(
            Connection connection, Mappings known, Function<Transaction, T> work)
            throws SQLException {
        try (SqlSession session = known.open(connection)) {
            SqlTransaction transaction = new SqlTransaction(session, known);
            try {
                T result = transaction.run(work);
                connection.commit();
                return result;
            } finally {
                transaction.end();
            }
        }
    }

    private Mappings mappings(Connection connection) throws SQLException {
        Mappings known = mappings;
        if (known != null) return known;
        synchronized (this) {
            if (mappings == null) mappings = new Mappings(dataSource, connection);
            return mappings;
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException | RuntimeException rollback) {
            failure.addSuppressed(rollback); // the database rolls back when the connection is gone
        }
    }

    // what was committed is committed, so an error from here on changes no answer
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("closing a connection failed", failure);
        }
    }

    /** Waits longer each time, and never as long as the one it lost against. */
    private static void backOff(int attempt) {
        long most = Math.min(BACK_OFF_NANOS_MAX, BACK_OFF_NANOS_MIN << Math.min(attempt, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }
}
