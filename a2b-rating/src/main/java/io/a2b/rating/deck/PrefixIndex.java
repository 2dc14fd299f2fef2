package io.a2b.rating.deck;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the longest of many prefixes that a number begins with: a trie of digits in two arrays. A
 * look-up takes one step per digit, and allocates nothing. Immutable.
 */
final class PrefixIndex {
    /** No prefix matches. */
    static final int NONE = -1;

    private static final int DIGITS = 10;

    /** Node n has its ten children at n * 10; 0 is the root, so as a child it means none. */
    private int[] children = new int[DIGITS * 64];

    /** The position of the rate whose prefix ends at the node. */
    private int[] positions = new int[64];

    private int nodes = 1;

    private PrefixIndex() {}

    static PrefixIndex of(List<Rate> rates) {
        PrefixIndex index = new PrefixIndex();
        index.positions[0] = NONE;
        for (int at = 0; at < rates.size(); at++)
            index.add(rates.get(at).prefix().digits(), at);
        index.children = Arrays.copyOf(index.children, index.nodes * DIGITS);
        index.positions = Arrays.copyOf(index.positions, index.nodes);
        return index;
    }

    /** The position of the rate with the longest matching prefix, or {@link #NONE}. */
    int find(String digits) {
        int longest = NONE;
        int node = 0;
        for (int i = 0; i < digits.length(); i++) {
            node = children[node * DIGITS + digits.charAt(i) - '0'];
            if (node == 0) return longest;
            if (positions[node] != NONE) longest = positions[node];
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
        if (positions[node] != NONE) throw new IllegalArgumentException("twice: prefix " + prefix);
        positions[node] = position;
    }

    private int newNode() {
        if (nodes == positions.length) {
            int room = Math.multiplyExact(nodes, 2);
            children = Arrays.copyOf(children, Math.multiplyExact(room, DIGITS));
            positions = Arrays.copyOf(positions, room);
        }
        positions[nodes] = NONE;
        return nodes++;
    }
}
