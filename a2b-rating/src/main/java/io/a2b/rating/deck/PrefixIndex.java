package io.a2b.rating.deck;

/**
 * Finds the longest of many prefixes that a number begins with. Immutable.
 *
 * <p>A prefix is an interval of the numbers of fifteen digits, and prefixes only ever nest. So they
 * cut that line into pieces that each have one innermost prefix, or none, and a look-up asks which
 * piece the number is in. The line is divided into equally wide buckets, a few for each prefix.
 * Most lie within one piece, and their entry is the answer; the others lead to the few boundaries
 * inside of them. So a look-up reads one cache line of one array, and often one of another. It
 * allocates nothing; the index takes at most 46 bytes of heap for each prefix.
 *
 * <p>An answer is an {@code int}: the length of the prefix above its position plus one, or 0 for
 * none. Prefixes are {@linkplain PackedPrefix packed}, and known by their position among all; one
 * that is there several times by its first.
 */
final class PrefixIndex {
    /** No prefix matches. */
    static final int NONE = -1;

    /** How many prefixes an index can have. */
    static final int SIZE_MAX = 60_000_000;

    /** In entries of buckets: where the number of boundaries is, and what says "see there". */
    static final int COUNT_SHIFT = 27;

    static final int COUNT_ELSEWHERE = 15;

    private final long[] prefixes;
    private final int[] parents;

    /** The first number that any prefix covers, and how many numbers it is to behind the last. */
    private final long first;

    private final long span;

    /** A bucket is two to this power numbers wide. */
    private final int bucketBits;

    /**
     * For each bucket its answer, or, below zero, a run of boundaries: how many, from bit 27 on,
     * and the place of the boundary before them. Too many to count in four bits are counted there.
     */
    private final int[] buckets;

    /** Ascending within a bucket; from high to low: place in the bucket, answer from there on. */
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
     * @param prefixes packed and ascending; belongs to the index from now on
     * @throws IllegalArgumentException if one is no prefix or comes too late, or if there are more
     *     than {@link #SIZE_MAX}
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

    /** The position of the longest shorter prefix that the one at a position begins with. */
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
        int answer = answer(entry(number), number);
        int position = position(answer);
        // a number of few digits stands for itself with zeros behind, which too long a prefix has
        return length(answer) > PackedPrefix.length(number) ? ancestor(position, number) : position;
    }

    /** The first of the two reads of a look-up, for who does several at a time. */
    int entry(long number) {
        long offset = PackedPrefix.digits(number) - first;
        return offset < 0 || offset >= span ? 0 : buckets[(int) (offset >>> bucketBits)];
    }

    /** The second read: what there is where {@link #entry} says. */
    int answer(int entry, long number) {
        if (entry >= 0) return entry;
        return search(entry, PackedPrefix.digits(number) - first & (1L << bucketBits) - 1);
    }

    /** Of an answer, where the number is not too short for it; see {@link #ancestor}. */
    int position(int answer) {
        return (answer & (1 << lengthShift) - 1) - 1;
    }

    /** Of an answer; 0 for none. */
    int length(int answer) {
        return answer >>> lengthShift;
    }

    /** The answer of the last boundary at or before a place in the bucket, or of the one before. */
    private int search(int run, long place) {
        int at = run & (1 << COUNT_SHIFT) - 1;
        int count = run >>> COUNT_SHIFT & COUNT_ELSEWHERE;
        if (count == COUNT_ELSEWHERE) count = (int) (boundaries[at] >>> placeShift);
        long behind = place + 1 << placeShift;
        while (count > 0) {
            int half = count + 1 >>> 1;
            // without a branch, which would be guessed wrong half of the time
            at += half & (int) (boundaries[at + half] - behind >> Long.SIZE - 1);
            count -= half;
        }
        return (int) boundaries[at] & (1 << placeShift) - 1;
    }

    /** The longest prefix around that at a position that is no longer than the number. */
    int ancestor(int position, long number) {
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
