package io.a2b.core.persistence;

import io.a2b.core.A2bException;

import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

import java.sql.SQLException;
import java.util.function.Function;

/** A transaction on one session. A failure of the database dooms it, even if it is swallowed. */
final class SqlTransaction implements Transaction {
    private final SqlSession session;
    private final Mappings mappings;
    private A2bException doom; // null: may commit
    private boolean ended;

    SqlTransaction(SqlSession session, Mappings mappings) {
        this.session = session;
        this.mappings = mappings;
    }

    @Override
    public <M> M mapper(Class<M> type) {
        requireRunning();
        return mappings.mapper(session, type);
    }

    @Override
    public String databaseId() {
        return mappings.databaseId();
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        requireRunning();
        try {
            return work.apply(this);
        } catch (PersistenceException failure) {
            doom = SqlFailure.translated(failure);
            throw doom;
        }
    }

    @Override
    public <T> T onConnection(ConnectionWork<T> work) {
        requireRunning();
        try {
            return work.run(session.getConnection());
        } catch (SQLException failure) {
            doom = SqlFailure.of(failure).toException(failure);
            throw doom;
        }
    }

    /** Runs the work of whoever began the transaction. */
    <T> T run(Function<Transaction, T> work) {
        T result = inTransaction(work);
        if (doom != null) throw doom;
        return result;
    }

    void end() {
        ended = true;
    }

    private void requireRunning() {
        if (ended) throw new IllegalStateException("the transaction has ended");
    }
}
