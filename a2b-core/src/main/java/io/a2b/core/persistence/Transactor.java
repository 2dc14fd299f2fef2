package io.a2b.core.persistence;

import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Runs work in database transactions. Thread-safe. The transaction is a visible lambda: it commits
 * when the lambda returns and rolls back when it throws.
 */
public interface Transactor {
    /**
     * Runs {@code work} in a transaction and returns its result once that is durable. When the
     * database reports a deadlock, a serialization failure or a duplicate key, everything is rolled
     * back and {@code work} runs again, a bounded number of times: it must have no effect but
     * through the transaction.
     *
     * @throws io.a2b.core.A2bException {@code DATABASE_UNAVAILABLE}, {@code DATABASE_BUSY} or
     *     {@code DATABASE_FAILED}; when it comes from the commit, the work may have been written:
     *     ask again with the same ids
     */
    <T> T inTransaction(Function<Transaction, T> work);

    /**
     * Transactions on the database of {@code dataSource}: H2, PostgreSQL, MariaDB or MySQL, found
     * out at the first use. Nothing is connected here.
     *
     * <p>What is committed survives what the database says it does. On a file of H2 that is the
     * death of the process, if the url says {@code WRITE_DELAY=0}, as {@link DatabaseConfig} makes
     * it say; when the machine dies, what its operating system had not written yet is lost. H2
     * 2.5.252 keeps not even the first promise and is refused on a file.
     *
     * @param dataSource the host's pool; its connections go back as they came
     */
    static Transactor over(DataSource dataSource) {
        return over(dataSource, Isolation.READ_COMMITTED);
    }

    /** As {@link #over(DataSource)}, with transactions kept apart as far as {@code isolation}. */
    static Transactor over(DataSource dataSource, Isolation isolation) {
        return new SqlTransactor(dataSource, isolation);
    }
}
