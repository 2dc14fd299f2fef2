package io.a2b.rating.deck;

import org.apache.commons.collections4.trie.PatriciaTrie;

/**
 * The trie of commons-collections4. It has no longest prefix of its own, so: ask for the key
 * nearest in bits, which shares more digits with the number than any other, and go down from there.
 */
final class PatriciaProbing implements PrefixFinder {
    private final PatriciaTrie<Integer> positions = new PatriciaTrie<>();

    PatriciaProbing(long[] prefixes) {
        for (int at = 0; at < prefixes.length; at++)
            positions.put(PackedPrefix.unpack(prefixes[at]), at);
    }

    @Override
    public int find(String number) {
        String nearest = positions.selectKey(number);
        if (nearest == null) return PrefixIndex.NONE;
        int shared = shared(nearest, number);
        if (shared == nearest.length()) return positions.get(nearest);
        for (int length = shared; length > 0; length--) {
            Integer position = positions.get(number.substring(0, length));
            if (position != null) return position;
        }
        return PrefixIndex.NONE;
    }

    private static int shared(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int at = 0;
        while (at < end && one.charAt(at) == other.charAt(at)) at++;
        return at;
    }
}
