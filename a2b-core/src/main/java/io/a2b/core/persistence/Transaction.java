package io.a2b.core.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * A transaction in progress. It is itself a {@link Transactor} whose work joins it, so whatever is
 * written against a transactor can also be made part of a larger transaction. Not thread-safe; dead
 * once it has ended.
 */
public interface Transaction extends Transactor {
    /** The mapper of that type, bound to this transaction. */
    <M> M mapper(Class<M> type);

    /** What mappers call the database: {@code h2}, {@code postgresql} or {@code mariadb}. */
    String databaseId();

    /** Runs {@code work} inside this transaction, once: repeats are up to whoever began it. */
    @Override
    <T> T inTransaction(Function<Transaction, T> work);

    /**
     * Runs {@code work} on the connection of this transaction, for the few things that a mapper
     * cannot say: bulk loads, and results too large to be held. It must not end the transaction,
     * close the connection or change its settings. What a mapper wrote before is there.
     *
     * @throws io.a2b.core.A2bException as {@link Transactor#inTransaction} for what {@code work}
     *     throws; the transaction cannot commit any more
     */
    <T> T onConnection(ConnectionWork<T> work);

    /** Work on a JDBC connection. */
    @FunctionalInterface
    interface ConnectionWork<T> {
        T run(Connection connection) throws SQLException;
    }
}
