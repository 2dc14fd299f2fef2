package io.a2b.rating.deck;

import java.util.Arrays;

/**
 * Parses the number once, then cuts one digit off the end until an open-addressing table of
 * {@code long} keys, at most half full, knows what is left.
 */
final class LongHashProbing implements PrefixFinder {
    private static final long FREE = -1;

    private final long[] keys;
    private final int[] positions;
    private final int mask;
    private final int lengthMin;
    private final int lengthMax;

    LongHashProbing(long[] prefixes) {
        int room = Math.max(16, Integer.highestOneBit(Math.max(1, prefixes.length - 1)) * 4);
        keys = new long[room];
        positions = new int[room];
        mask = room - 1;
        Arrays.fill(keys, FREE);
        int shortest = PackedPrefix.LENGTH_MAX;
        int longest = 0;
        for (int at = 0; at < prefixes.length; at++) {
            int length = PackedPrefix.length(prefixes[at]);
            put(Long.parseLong(PackedPrefix.unpack(prefixes[at])) << 4 | length, at);
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
        }
        lengthMin = shortest;
        lengthMax = longest;
    }

    static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private void put(long key, int position) {
        int slot = hash(key) & mask;
        while (keys[slot] != FREE) slot = slot + 1 & mask;
        keys[slot] = key;
        positions[slot] = position;
    }

    @Override
    public int find(String number) {
        int length = Math.min(lengthMax, number.length());
        long value = 0;
        for (int at = 0; at < length; at++) value = value * 10 + number.charAt(at) - '0';
        for (; length >= lengthMin; length--) {
            long key = value << 4 | length;
            int slot = hash(key) & mask;
            while (keys[slot] != FREE) {
                if (keys[slot] == key) return positions[slot];
                slot = slot + 1 & mask;
            }
            value /= 10;
        }
        return PrefixIndex.NONE;
    }
}
