package io.a2b.rating.deck;

import java.util.Arrays;

/**
 * Builds the arrays of a {@link PrefixIndex}: goes once over the prefixes in their order, with
 * those that cover the place it is at on a stack, and notes each place where the innermost one
 * changes.
 */
final class PrefixSweep {
    /** Buckets per prefix, at most; at least half of it. */
    private static final int BUCKETS_PER_PREFIX = 2;

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
    private int count;
    private int bucketsBegun;
    private long lastOffset = -1;

    private PrefixSweep(long[] prefixes) {
        this.prefixes = prefixes;
        int size = prefixes.length;
        first = size == 0 ? 0 : PackedPrefix.digits(prefixes[0]);
        span = endOf(prefixes) - first;
        bucketBits = bucketBits(span, (long) BUCKETS_PER_PREFIX * size);
        buckets = new int[size == 0 ? 0 : Math.toIntExact((span - 1 >>> bucketBits) + 2)];
        parents = new int[size];
        boundaries = new long[Math.multiplyExact(size, 2)];
        lengthShift = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        placeShift =
                lengthShift + Integer.SIZE - Integer.numberOfLeadingZeros(PackedPrefix.LENGTH_MAX);
    }

    static PrefixSweep over(long[] prefixes) {
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
            if (at == 0 || prefixes[at] > prefixes[at - 1]) continue;
            String problem =
                    prefixes[at] == prefixes[at - 1] ? "twice: prefix " : "too late: prefix ";
            throw new IllegalArgumentException(problem + PackedPrefix.unpack(prefixes[at]));
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
            long begin = PackedPrefix.digits(prefixes[at]);
            closeUntil(begin);
            parents[at] = innermost();
            open[depth++] = at;
            changeAt(begin);
        }
        closeUntil(Long.MAX_VALUE);
        Arrays.fill(buckets, bucketsBegun, buckets.length, count);
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
        if (offset == lastOffset)
            count--; // several prefixes end or begin here: the last word counts
        lastOffset = offset;
        int bucket = (int) (offset >>> bucketBits);
        while (bucketsBegun <= bucket) buckets[bucketsBegun++] = count;
        boundaries[count++] = boundary(offset, innermost());
    }

    private long boundary(long offset, int position) {
        long place = offset & (1L << bucketBits) - 1;
        long length = position == PrefixIndex.NONE ? 0 : PackedPrefix.length(prefixes[position]);
        return place << placeShift | length << lengthShift | position + 1;
    }
}
