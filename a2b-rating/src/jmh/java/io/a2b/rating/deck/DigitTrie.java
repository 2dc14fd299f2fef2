package io.a2b.rating.deck;

import java.util.Arrays;

/** A trie of digits in two arrays: one step per digit. What {@link PrefixIndex} once was. */
final class DigitTrie implements PrefixFinder {
    private static final int DIGITS = 10;

    /** Node n has its ten children at n * 10; 0 is the root, so as a child it means none. */
    private int[] children = new int[DIGITS * 64];

    /** The position of the prefix that ends at the node. */
    private int[] positions = new int[64];

    private int nodes = 1;

    DigitTrie(long[] prefixes) {
        positions[0] = PrefixIndex.NONE;
        for (int at = 0; at < prefixes.length; at++) add(PackedPrefix.unpack(prefixes[at]), at);
        children = Arrays.copyOf(children, nodes * DIGITS);
        positions = Arrays.copyOf(positions, nodes);
    }

    @Override
    public int find(String number) {
        int longest = PrefixIndex.NONE;
        int node = 0;
        for (int i = 0; i < number.length(); i++) {
            node = children[node * DIGITS + number.charAt(i) - '0'];
            if (node == 0) return longest;
            if (positions[node] != PrefixIndex.NONE) longest = positions[node];
        }
        return longest;
    }

    private void add(String prefix, int position) {
        int node = 0;
        for (int i = 0; i < prefix.length(); i++) {
            int slot = node * DIGITS + prefix.charAt(i) - '0';
            if (children[slot] == 0) {
                int child = newNode();
                children[slot] = child; // after newNode: that may replace the array
            }
            node = children[slot];
        }
        positions[node] = position;
    }

    private int newNode() {
        if (nodes == positions.length) {
            int room = Math.multiplyExact(nodes, 2);
            children = Arrays.copyOf(children, Math.multiplyExact(room, DIGITS));
            positions = Arrays.copyOf(positions, room);
        }
        positions[nodes] = PrefixIndex.NONE;
        return nodes++;
    }
}
