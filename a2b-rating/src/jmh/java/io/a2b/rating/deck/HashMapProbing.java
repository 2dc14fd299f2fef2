package io.a2b.rating.deck;

import java.util.HashMap;
import java.util.Map;

/** Cuts one digit off the end until a {@code HashMap} knows what is left. */
final class HashMapProbing implements PrefixFinder {
    private final Map<String, Integer> positions;
    private final int lengthMax;

    HashMapProbing(long[] prefixes) {
        positions = new HashMap<>(prefixes.length * 2);
        int longest = 0;
        for (int at = 0; at < prefixes.length; at++) {
            positions.put(PackedPrefix.unpack(prefixes[at]), at);
            longest = Math.max(longest, PackedPrefix.length(prefixes[at]));
        }
        lengthMax = longest;
    }

    @Override
    public int find(String number) {
        for (int length = Math.min(lengthMax, number.length()); length > 0; length--) {
            Integer position = positions.get(number.substring(0, length));
            if (position != null) return position;
        }
        return PrefixIndex.NONE;
    }
}
