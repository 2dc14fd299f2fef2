package io.a2b.rating.deck;

import java.util.Arrays;

/**
 * Numbers for sequences of bytes, from 0 in the order in which they are added. A key is put
 * together with {@link #append}, then looked up or added. Not thread-safe.
 */
final class ByteKeys {
    /** No such key. */
    static final int NONE = -1;

    private byte[] pool = new byte[1 << 12];
    private int[] ends = new int[64];
    private int[] hashes = new int[64];
    private int count;

    /** Numbers plus one, by hash; the length is a power of two. */
    private int[] slots = new int[128];

    /** The key being put together: from the end of the last one on. */
    private int end;

    private int hash;

    /** Adds a part to the key; parts neither merge nor depend on where they come from. */
    void append(byte[] bytes, int from, int until, boolean marked) {
        int length = until - from;
        if (pool.length - end < length + 1) {
            int room = Math.addExact(Math.max(pool.length, length), pool.length / 2 + 1);
            pool = Arrays.copyOf(pool, room);
        }
        System.arraycopy(bytes, from, pool, end, length);
        end += length;
        // neither is in a cell: lines have no line feeds, and a quoted cell ends with its quote
        pool[end++] = (byte) (marked ? 0 : '\n');
    }

    /** The number of the key put together, or {@link #NONE}; it stays until the next is begun. */
    int find() {
        int from = count == 0 ? 0 : ends[count - 1];
        hash = hash(pool, from, end);
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && isAt(number, from)) return number;
        }
        return NONE;
    }

    private boolean isAt(int number, int from) {
        int start = number == 0 ? 0 : ends[number - 1];
        return Arrays.equals(pool, start, ends[number], pool, from, end);
    }

    /** Forgets the key put together. */
    void clear() {
        end = count == 0 ? 0 : ends[count - 1];
    }

    /** Adds the key that was looked up last, and not found. */
    int add() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        ends[count] = end;
        hashes[count] = hash;
        if (++count * 2 > slots.length) rehash();
        else place(count - 1);
        return count - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < count; number++) place(number);
    }

    private void place(int number) {
        int mask = slots.length - 1;
        int slot = hashes[number] & mask;
        while (slots[slot] != 0) slot = slot + 1 & mask;
        slots[slot] = number + 1;
    }

    private static int hash(byte[] bytes, int from, int until) {
        int hash = 1;
        for (int at = from; at < until; at++) hash = hash * 31 + bytes[at];
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
