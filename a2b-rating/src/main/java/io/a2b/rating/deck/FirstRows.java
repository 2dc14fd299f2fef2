package io.a2b.rating.deck;

/**
 * What {@link RateDeck#firstRow} answers for one number in each of several decks. Immutable.
 *
 * <p>They are asked side by side: decks are large, so most reads wait for memory, and these wait
 * together where decks asked one after the other would each wait alone, several times.
 */
public final class FirstRows {
    private static final int LENGTH_SHIFT = 32;
    private static final int FOLLOWED_SHIFT = 40;

    /** For each deck, from low to high: the row, 32 bits; its length, 8 bits; if more follow. */
    private final long[] found;

    private FirstRows(long[] found) {
        this.found = found;
    }

    /** @param called digits, in the form that the decks have them */
    public static FirstRows of(RateDeck[] decks, String called) {
        long number = PackedPrefix.packNumber(called);
        long[] found = new long[decks.length]; // first entries of the indexes, then answers
        for (int at = 0; at < found.length; at++) {
            found[at] = decks[at].index().entry(number);
        }
        for (int at = 0; at < found.length; at++) {
            found[at] = decks[at].index().answer((int) found[at], number);
        }
        for (int at = 0; at < found.length; at++) {
            found[at] = first(decks[at], (int) found[at], number);
        }
        return new FirstRows(found);
    }

    private static long first(RateDeck deck, int answer, long number) {
        PrefixIndex index = deck.index();
        int row = index.position(answer);
        int length = index.length(answer);
        if (length > PackedPrefix.length(number)) {
            row = index.ancestor(row, number);
            length = row == RateDeck.NO_ROW ? 0 : deck.length(row);
        }
        if (row == RateDeck.NO_ROW) return row & 0xFFFFFFFFL;
        long followed = deck.isFollowed(row) ? 1 : 0;
        return followed << FOLLOWED_SHIFT | (long) length << LENGTH_SHIFT | row;
    }

    /** The row in a deck, {@link RateDeck#NO_ROW} if there is none. */
    public int row(int deck) {
        return (int) found[deck];
    }

    /** How many digits the prefix of that row has; 0 if there is none. */
    public int length(int deck) {
        return (int) (found[deck] >>> LENGTH_SHIFT) & 0xFF;
    }

    /** Whether {@link RateDeck#nextOfPrefix} has more of that prefix. */
    public boolean isFollowed(int deck) {
        return found[deck] >>> FOLLOWED_SHIFT != 0;
    }
}
