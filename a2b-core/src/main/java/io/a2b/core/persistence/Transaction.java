package io.a2b.core.persistence;

import java.util.function.Function;

/**
 * A transaction in progress. It is itself a {@link Transactor} whose work joins it, so whatever is
 * written against a transactor can also be made part of a larger transaction. Not thread-safe; dead
 * once it has ended.
 */
public interface Transaction extends Transactor {
    /** The mapper of that type, bound to this transaction. */
    <M> M mapper(Class<M> type);

    /** Runs {@code work} inside this transaction, once: repeats are up to whoever began it. */
    @Override
    <T> T inTransaction(Function<Transaction, T> work);
}
