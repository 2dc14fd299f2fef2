package io.a2b.core.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of one table that a group works on. What a call writes is staged until it is known that
 * the call has an answer; only then the calls after it see it. Not thread-safe.
 */
final class GroupTable<K, R> {
    private final Map<K, R> read = new HashMap<>(); // null: looked for, and not there
    private final Map<K, R> written = new LinkedHashMap<>();
    private final Map<K, R> staged = new LinkedHashMap<>();

    /** What the database has of {@code wanted}. */
    void fill(Collection<K> wanted, Map<K, R> found) {
        for (K key : wanted) {
            read.put(key, found.get(key));
        }
    }

    /** @throws NotGroupedException if nobody has asked the database for it */
    Optional<R> find(K key) {
        Optional<R> changed = findWritten(key);
        if (changed.isPresent()) return changed;
        if (!read.containsKey(key)) throw new NotGroupedException();
        return Optional.ofNullable(read.get(key));
    }

    /** What this group has written of it, no matter what the database has. */
    Optional<R> findWritten(K key) {
        R row = staged.get(key);
        return Optional.ofNullable(row != null ? row : written.get(key));
    }

    void put(K key, R row) {
        staged.put(key, row);
    }

    /** Takes back what the same call has put. */
    void takeBack(K key) {
        if (staged.remove(key) == null) throw new NotGroupedException();
    }

    void keep() {
        written.putAll(staged);
        staged.clear();
    }

    void forget() {
        staged.clear();
    }

    /** What the database has; only for what was found there. */
    R before(K key) {
        return read.get(key);
    }

    boolean isNew(K key) {
        return read.get(key) == null;
    }

    /** What was looked for and not there, and is not kept to be written either. */
    Set<K> absent() {
        Set<K> absent = new HashSet<>();
        read.forEach((key, row) -> {
            if (row == null && !written.containsKey(key)) absent.add(key);
        });
        return absent;
    }

    /** What was kept, in the order in which it was first written. */
    Map<K, R> written() {
        return written;
    }
}
