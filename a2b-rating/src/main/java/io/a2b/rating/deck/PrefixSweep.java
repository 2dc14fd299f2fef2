package io.a2b.rating.deck;

import java.util.Arrays;

/**
 * Builds the arrays of a {@link PrefixIndex}: goes once over the prefixes in their order, with
 * those that cover the place it is at on a stack, and notes each place where the innermost one
 * changes. Of equal prefixes the first stands for all.
 */
final class PrefixSweep {
    /** At most so many per prefix, and at least half of it: a bucket spans a power of two. */
    private static final int BUCKETS_PER_PREFIX = 4;

    final long[] prefixes;
    final int[] parents;
    final long first;
    final long span;
    final int bucketBits;
    final int[] buckets;
    final int lengthShift;
    final int placeShift;
    long[] boundaries;

    /** Positions of the prefixes around the current place, the innermost last. */
    private final int[] open = new int[PackedPrefix.LENGTH_MAX + 1];

    private int depth;

    /** Boundaries so far, and the one that holds where the current bucket begins. */
    private int count;

    private int before;
    private int bucket = -1;
    private long lastOffset = -1;

    private PrefixSweep(long[] prefixes) {
        this.prefixes = prefixes;
        int size = prefixes.length;
        first = size == 0 ? 0 : PackedPrefix.digits(prefixes[0]);
        span = endOf(prefixes) - first;
        bucketBits = bucketBits(span, (long) BUCKETS_PER_PREFIX * size);
        buckets = new int[size == 0 ? 0 : Math.toIntExact((span - 1 >>> bucketBits) + 1)];
        parents = new int[size];
        // each begins and ends once; a crowded bucket needs another one, to count them
        boundaries = new long[2 * size + 2 * size / PrefixIndex.COUNT_ELSEWHERE];
        lengthShift = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        placeShift =
                lengthShift + Integer.SIZE - Integer.numberOfLeadingZeros(PackedPrefix.LENGTH_MAX);
    }

    static PrefixSweep over(long[] prefixes) {
        if (prefixes.length > PrefixIndex.SIZE_MAX) {
            throw new IllegalArgumentException("prefixes: " + prefixes.length);
        }
        requireAscending(prefixes);
        PrefixSweep sweep = new PrefixSweep(prefixes);
        sweep.run();
        return sweep;
    }

    private static void requireAscending(long[] prefixes) {
        for (int at = 0; at < prefixes.length; at++) {
            if (!PackedPrefix.isValid(prefixes[at])) {
                throw new IllegalArgumentException("no prefix: " + prefixes[at]);
            }
            if (at == 0 || prefixes[at] >= prefixes[at - 1]) continue;
            throw new IllegalArgumentException(
                    "too late: prefix " + PackedPrefix.unpack(prefixes[at]));
        }
    }

    private static long endOf(long[] prefixes) {
        long end = 0;
        for (long prefix : prefixes) end = Math.max(end, PackedPrefix.end(prefix));
        return end;
    }

    private static int bucketBits(long span, long bucketsMax) {
        int bits = 0;
        while (span >>> bits > bucketsMax) bits++;
        return bits;
    }

    private void run() {
        for (int at = 0; at < prefixes.length; at++) {
            if (at > 0 && prefixes[at] == prefixes[at - 1]) {
                parents[at] = parents[at - 1];
                continue;
            }
            long begin = PackedPrefix.digits(prefixes[at]);
            closeUntil(begin);
            parents[at] = innermost();
            open[depth++] = at;
            changeAt(begin);
        }
        closeUntil(Long.MAX_VALUE);
        enterBucket(buckets.length);
        if (count < boundaries.length) boundaries = Arrays.copyOf(boundaries, count);
    }

    private void closeUntil(long place) {
        while (depth > 0 && PackedPrefix.end(prefixes[innermost()]) <= place) {
            long end = PackedPrefix.end(prefixes[innermost()]);
            depth--;
            changeAt(end);
        }
    }

    private int innermost() {
        return depth == 0 ? PrefixIndex.NONE : open[depth - 1];
    }

    /** From a place on, until the next change, the innermost prefix is the one that is now. */
    private void changeAt(long place) {
        long offset = place - first;
        if (offset == span) return; // nobody looks there
        if (offset == lastOffset) count--; // of several that begin or end here the last one counts
        lastOffset = offset;
        enterBucket((int) (offset >>> bucketBits));
        long inBucket = offset & (1L << bucketBits) - 1;
        if (inBucket == 0) before = count;
        boundaries[count++] = inBucket << placeShift | answer(innermost());
    }

    private int answer(int position) {
        int length = position == PrefixIndex.NONE ? 0 : PackedPrefix.length(prefixes[position]);
        return length << lengthShift | position + 1;
    }

    private void enterBucket(int next) {
        if (next == bucket) return;
        if (bucket >= 0) buckets[bucket] = entry();
        int answer = count == 0 ? 0 : answerAt(count - 1);
        while (++bucket < next) buckets[bucket] = answer;
        before = count - 1;
    }

    /** What to do in the bucket that is complete now; see {@link PrefixIndex}. */
    private int entry() {
        int inside = count - 1 - before;
        if (inside == 0) return answerAt(before);
        if (inside < PrefixIndex.COUNT_ELSEWHERE) return run(inside, before);
        int counter = before + 1;
        System.arraycopy(boundaries, counter, boundaries, counter + 1, inside);
        boundaries[counter] = (long) inside << placeShift | answerAt(before);
        count++;
        return run(PrefixIndex.COUNT_ELSEWHERE, counter);
    }

    private static int run(int count, int before) {
        return Integer.MIN_VALUE | count << PrefixIndex.COUNT_SHIFT | before;
    }

    private int answerAt(int boundary) {
        return (int) boundaries[boundary] & (1 << placeShift) - 1;
    }
}
