package io.a2b.rating.deck;

/**
 * Finds the longest of many prefixes that a number begins with. Immutable.
 *
 * <p>A prefix is an interval of the numbers of fifteen digits, and prefixes only ever nest. So they
 * cut that line into pieces that each have one innermost prefix, or none, and a look-up asks which
 * piece the number is in. Equally wide buckets lead to the few boundaries that come into question;
 * a boundary is one {@code long} that tells where in its bucket the piece begins, and whose piece
 * it is. A look-up reads about one cache line in each of two arrays, whatever the size of the deck,
 * and allocates nothing.
 *
 * <p>Prefixes are {@linkplain PackedPrefix packed}, and known by their position among all of them.
 */
final class PrefixIndex {
    /** No prefix matches. */
    static final int NONE = -1;

    private final long[] prefixes;
    private final int[] parents;

    /** The first number that any prefix covers, and how many numbers it is to behind the last. */
    private final long first;

    private final long span;

    /** A bucket is two to this power numbers wide. */
    private final int bucketBits;

    /** Where each bucket begins among the boundaries; a last entry ends the last bucket. */
    private final int[] buckets;

    /** From high to low: place in the bucket, length of the prefix, its position plus one. */
    private final long[] boundaries;

    private final int lengthShift;
    private final int placeShift;

    PrefixIndex(PrefixSweep sweep) {
        prefixes = sweep.prefixes;
        parents = sweep.parents;
        first = sweep.first;
        span = sweep.span;
        bucketBits = sweep.bucketBits;
        buckets = sweep.buckets;
        boundaries = sweep.boundaries;
        lengthShift = sweep.lengthShift;
        placeShift = sweep.placeShift;
    }

    /**
     * An index of these prefixes, in time and memory proportional to their number.
     *
     * @param prefixes packed and strictly ascending; belongs to the index from now on
     * @throws IllegalArgumentException if one is no prefix, comes twice or comes too late
     */
    static PrefixIndex of(long[] prefixes) {
        return new PrefixIndex(PrefixSweep.over(prefixes));
    }

    int size() {
        return prefixes.length;
    }

    /** The packed prefix at a position. */
    long prefix(int position) {
        return prefixes[position];
    }

    /** The position of the longest prefix that the prefix at a position begins with, or none. */
    int parent(int position) {
        return parents[position];
    }

    /**
     * The position of the longest prefix that a number begins with, or {@link #NONE}. What follows
     * the fifteenth digit does not count. With other characters the answer has no meaning.
     */
    int find(String digits) {
        return find(PackedPrefix.packNumber(digits));
    }

    /** The same for a number packed by {@link PackedPrefix#packNumber}. */
    int find(long number) {
        long offset = PackedPrefix.digits(number) - first;
        if (offset < 0 || offset >= span) return NONE;
        long boundary = boundaries[piece(offset)];
        int position = (int) (boundary & (1L << lengthShift) - 1) - 1;
        int length = PackedPrefix.length(boundary >> lengthShift);
        // a number of few digits stands for itself with zeros behind, which too long a prefix has
        return length > PackedPrefix.length(number) ? ancestor(position, number) : position;
    }

    /** The last boundary at or before a place: in its bucket, or the last before that. */
    private int piece(long offset) {
        int bucket = (int) (offset >>> bucketBits);
        long place = offset & (1L << bucketBits) - 1;
        long behind = place + 1 << placeShift;
        int at = buckets[bucket] - 1;
        int count = buckets[bucket + 1] - 1 - at;
        while (count > 0) {
            int half = count + 1 >>> 1;
            // without a branch, which would be guessed wrong half of the time
            at += half & (int) (boundaries[at + half] - behind >> Long.SIZE - 1);
            count -= half;
        }
        return at;
    }

    private int ancestor(int position, long number) {
        int at = position;
        while (at != NONE && PackedPrefix.length(prefixes[at]) > PackedPrefix.length(number))
            at = parents[at];
        return at;
    }

    /** Bytes of heap that the arrays take, without their headers. */
    long bytes() {
        return (long) Long.BYTES * (prefixes.length + boundaries.length)
                + (long) Integer.BYTES * (parents.length + buckets.length);
    }
}
