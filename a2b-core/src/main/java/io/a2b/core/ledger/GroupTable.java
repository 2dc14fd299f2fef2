package io.a2b.core.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows of one table that a group works on. What a call writes is staged until it is known that
 * the call has an answer; only then the calls after it see it. Not thread-safe.
 */
final class GroupTable<K extends Comparable<K>, R> {
    /** All there is to know of a key; a row is null where there is none. */
    private static final class Slot<K, R> {
        private final K key;
        private R before; // what the calls are to find
        private R there; // what the database has by now
        private R written;
        private R staged;
        private boolean looked; // what was before is known
        private boolean locked;
        private boolean ahead;

        private Slot(K key) {
            this.key = key;
        }

        private R target() {
            return written != null ? written : before;
        }
    }

    private final Map<K, Slot<K, R>> slots = new HashMap<>();
    private final List<Slot<K, R>> staged = new ArrayList<>();
    private final List<Slot<K, R>> written = new ArrayList<>(); // in the order of the first writing

    private Slot<K, R> slot(K key) {
        return slots.computeIfAbsent(key, Slot::new);
    }

    /** What the database has of {@code wanted}, which others may change. */
    void fill(Collection<K> wanted, Map<K, R> found) {
        for (K key : wanted) {
            R row = found.get(key);
            fill(key, row, row);
        }
    }

    /** What the database has of {@code wanted}, locked. */
    void fillLocked(Collection<K> wanted, Map<K, R> found) {
        for (K key : wanted) {
            R row = found.get(key);
            fill(key, row, row).locked = row != null;
        }
    }

    /**
     * The database has something else by now than what the calls are to find; so it is locked.
     *
     * @param before null: nothing
     */
    void fillAhead(K key, R before, R there) {
        Slot<K, R> slot = fill(key, before, there);
        slot.ahead = true;
        slot.locked = true;
    }

    private Slot<K, R> fill(K key, R before, R there) {
        Slot<K, R> slot = slot(key);
        slot.looked = true;
        slot.before = before;
        slot.there = there;
        return slot;
    }

    /** @throws NotGroupedException if nobody has asked the database for it */
    Optional<R> find(K key) {
        Slot<K, R> slot = slots.get(key);
        if (slot == null) throw new NotGroupedException();
        if (slot.staged != null) return Optional.of(slot.staged);
        if (slot.written != null) return Optional.of(slot.written);
        if (!slot.looked) throw new NotGroupedException();
        return Optional.ofNullable(slot.before);
    }

    /** What this group has written of it, no matter what the database has. */
    Optional<R> findWritten(K key) {
        Slot<K, R> slot = slots.get(key);
        if (slot == null) return Optional.empty();
        return Optional.ofNullable(slot.staged != null ? slot.staged : slot.written);
    }

    void put(K key, R row) {
        Slot<K, R> slot = slot(key);
        if (slot.staged == null) staged.add(slot);
        slot.staged = row;
    }

    /** Takes back what the same call has put. */
    void takeBack(K key) {
        Slot<K, R> slot = slots.get(key);
        if (slot == null || slot.staged == null) throw new NotGroupedException();
        slot.staged = null;
        staged.remove(slot);
    }

    void keep() {
        for (Slot<K, R> slot : staged) {
            if (slot.written == null) written.add(slot);
            slot.written = slot.staged;
            slot.staged = null;
        }
        staged.clear();
    }

    void forget() {
        staged.forEach(slot -> slot.staged = null);
        staged.clear();
    }

    /** Whether nobody else can change it: it is locked, or not there but for what calls write. */
    boolean isSafe(K key) {
        Slot<K, R> slot = slots.get(key);
        return slot == null || slot.locked || slot.before == null;
    }

    /** What was looked for and not there, and is not kept to be written either. */
    List<K> absent() {
        List<K> absent = new ArrayList<>();
        for (Slot<K, R> slot : slots.values()) {
            if (slot.looked && slot.target() == null && !slot.ahead) absent.add(slot.key);
        }
        return absent;
    }

    /** What was kept, in the order in which it was first written. */
    List<R> written() {
        return written.stream().map(slot -> slot.written).toList();
    }

    /** A row that is not in the database as it is to be; null where there is none. */
    record Difference<K, R>(K key, R before, R there, R target) {}

    /** In the order of the keys. */
    List<Difference<K, R>> differences() {
        List<Difference<K, R>> differences = new ArrayList<>();
        for (Slot<K, R> slot : slots.values()) {
            R target = slot.target();
            if (Objects.equals(slot.there, target)) continue;
            differences.add(new Difference<>(slot.key, slot.before, slot.there, target));
        }
        differences.sort((a, b) -> a.key().compareTo(b.key()));
        return differences;
    }
}
