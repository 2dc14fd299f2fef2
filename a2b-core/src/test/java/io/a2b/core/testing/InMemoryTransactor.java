package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Transactions over fakes, for tests: one after the other, and what throws leaves the fakes as they
 * were. Unlike a database it takes back whatever its thread did to them meanwhile, {@code within}
 * the transaction or not. There are no mappers and no connections.
 */
public final class InMemoryTransactor implements Transactor {
    private final List<Part> parts;

    /** What rolls back. Its own methods are locked by its monitor. */
    public interface Part {
        /** Remembers how all is; what is answered makes it so again. */
        Runnable remember();

        /** What {@link #remember} answers when all is in these. */
        static Runnable copies(List<Collection<?>> collections, List<Map<?, ?>> maps) {
            List<Runnable> restores = new ArrayList<>();
            collections.forEach(one -> restores.add(copy(one)));
            maps.forEach(one -> restores.add(copy(one)));
            return () -> restores.forEach(Runnable::run);
        }

        private static <T> Runnable copy(Collection<T> live) {
            List<T> copy = List.copyOf(live);
            return () -> {
                live.clear();
                live.addAll(copy);
            };
        }

        private static <K, V> Runnable copy(Map<K, V> live) {
            Map<K, V> copy = new LinkedHashMap<>(live);
            return () -> {
                live.clear();
                live.putAll(copy);
            };
        }
    }

    /**
     * Over these fakes; other ones keep what was done to them.
     *
     * @param parts are locked in this order while a transaction runs, so that nobody else sees or
     *     changes them: a fake that asks another one comes before that
     */
    public InMemoryTransactor(Part... parts) {
        this.parts = List.of(parts);
    }

    @Override
    public synchronized <T> T inTransaction(Function<Transaction, T> work) {
        requireNonNull(work, "work");
        return behind(parts.iterator(), work);
    }

    private <T> T behind(Iterator<Part> others, Function<Transaction, T> work) {
        if (!others.hasNext()) return run(work);
        synchronized (others.next()) {
            return behind(others, work);
        }
    }

    private <T> T run(Function<Transaction, T> work) {
        List<Runnable> restores = parts.stream().map(Part::remember).toList();
        Running transaction = new Running();
        try {
            return work.apply(transaction);
        } catch (RuntimeException | Error failure) {
            restores.forEach(Runnable::run);
            throw failure;
        } finally {
            transaction.ended = true;
        }
    }

    private static final class Running implements Transaction {
        private volatile boolean ended;

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            if (ended) throw new IllegalStateException("the transaction has ended");
            return work.apply(this);
        }

        @Override
        public <M> M mapper(Class<M> type) {
            throw noDatabase();
        }

        @Override
        public String databaseId() {
            throw noDatabase();
        }

        @Override
        public <T> T onConnection(ConnectionWork<T> work) {
            throw noDatabase();
        }

        private static UnsupportedOperationException noDatabase() {
            return new UnsupportedOperationException("there is no database behind fakes");
        }
    }
}
