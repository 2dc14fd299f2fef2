package io.a2b.rating.simulation;

import java.util.Arrays;

/**
 * Sums by row of a deck, for the rows that calls came to: an open-addressing table, so that a deck
 * of a million rates costs nothing that nobody calls. Not thread-safe.
 */
final class RowSums {
    private static final int COLUMNS = 4;
    private static final int CALLS = 0;
    private static final int TALK = 1;
    private static final int BEFORE = 2;
    private static final int AFTER = 3;
    private static final int FREE = -1;

    private int[] keys;
    private long[] sums;
    private int shift;
    private int used;

    /** Receives what was summed up. */
    interface Reader {
        void read(int key, long calls, long talkSeconds, long beforeMicros, long afterMicros);
    }

    RowSums() {
        allocate(10);
    }

    private void allocate(int bits) {
        keys = new int[1 << bits];
        Arrays.fill(keys, FREE);
        sums = new long[COLUMNS << bits];
        shift = Integer.SIZE - bits;
        used = 0;
    }

    /** @param key zero or more */
    void add(int key, long calls, long talkSeconds, long beforeMicros, long afterMicros) {
        int slot = slot(key);
        if (keys[slot] == FREE) {
            if (used >= keys.length >> 1) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            used++;
        }
        int at = slot * COLUMNS;
        sums[at + CALLS] += calls;
        sums[at + TALK] = Math.addExact(sums[at + TALK], talkSeconds);
        sums[at + BEFORE] = Math.addExact(sums[at + BEFORE], beforeMicros);
        sums[at + AFTER] = Math.addExact(sums[at + AFTER], afterMicros);
    }

    private int slot(int key) {
        int slot = key * 0x9E3779B9 >>> shift;
        while (keys[slot] != FREE && keys[slot] != key) slot = slot + 1 & keys.length - 1;
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        long[] oldSums = sums;
        allocate(Integer.SIZE - shift + 1);
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldKeys[slot] == FREE) continue;
            int to = slot(oldKeys[slot]);
            keys[to] = oldKeys[slot];
            System.arraycopy(oldSums, slot * COLUMNS, sums, to * COLUMNS, COLUMNS);
            used++;
        }
    }

    void forEach(Reader reader) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] == FREE) continue;
            int at = slot * COLUMNS;
            reader.read(
                    keys[slot],
                    sums[at + CALLS],
                    sums[at + TALK],
                    sums[at + BEFORE],
                    sums[at + AFTER]);
        }
    }

    void merge(RowSums other) {
        other.forEach(this::add);
    }
}
