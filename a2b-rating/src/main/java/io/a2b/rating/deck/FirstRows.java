package io.a2b.rating.deck;

/**
 * What {@link RateDeck#firstRow} answers for one number in each of several decks. Immutable.
 *
 * <p>They are asked side by side: decks are large, so most reads wait for memory, and these wait
 * together where decks asked one after the other would each wait alone, several times.
 */
public final class FirstRows {
    private final int[] rows;
    private final int[] lengths;

    /** A bit for each deck, set if the row is followed by another one with its prefix. */
    private final long followed;

    private FirstRows(int[] rows, int[] lengths, long followed) {
        this.rows = rows;
        this.lengths = lengths;
        this.followed = followed;
    }

    /**
     * @param decks at most 64
     * @param called digits, in the form that the decks have them
     */
    public static FirstRows of(RateDeck[] decks, String called) {
        long number = PackedPrefix.packNumber(called);
        int[] rows = new int[decks.length]; // at first entries of the indexes, then answers
        int[] lengths = new int[decks.length];
        for (int at = 0; at < decks.length; at++) {
            rows[at] = decks[at].index().entry(number);
        }
        for (int at = 0; at < decks.length; at++) {
            rows[at] = decks[at].index().answer(rows[at], number);
        }
        long followed = 0;
        for (int at = 0; at < decks.length; at++) {
            PrefixIndex index = decks[at].index();
            int row = index.position(rows[at]);
            lengths[at] = index.length(rows[at]);
            if (lengths[at] > PackedPrefix.length(number)) {
                row = index.ancestor(row, number);
                lengths[at] = row == RateDeck.NO_ROW ? 0 : decks[at].length(row);
            }
            rows[at] = row;
            if (row != RateDeck.NO_ROW && decks[at].isFollowed(row)) followed |= 1L << at;
        }
        return new FirstRows(rows, lengths, followed);
    }

    /** The row in a deck, {@link RateDeck#NO_ROW} if there is none. */
    public int row(int deck) {
        return rows[deck];
    }

    /** How many digits the prefix of that row has; 0 if there is none. */
    public int length(int deck) {
        return lengths[deck];
    }

    /** Whether {@link RateDeck#nextOfPrefix} has more of that prefix. */
    public boolean isFollowed(int deck) {
        return (followed >>> deck & 1) != 0;
    }
}
