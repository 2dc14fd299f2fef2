package io.a2b.rating.price;

/**
 * A part of the time line of a call at one price: for times beyond {@code from}, rounded up to
 * increments that are counted from {@code origin}. Amounts are in sixtieths of a micro.
 */
final class Segment {
    final long from;
    final long origin;
    final long increment;

    /** Of a minute in micros, which is that of a second in sixtieths. */
    final long perMinute;

    /** What everything before the segment, and entering it, costs. */
    final long base;

    /** The seconds that are billed before the segment. */
    final long billedBefore;

    final long entryFeeMicros;

    Segment(
            long from,
            long origin,
            long increment,
            long perMinute,
            long costBefore,
            long billedBefore,
            long entryFeeMicros) {
        this.from = from;
        this.origin = origin;
        this.increment = increment;
        this.perMinute = perMinute;
        this.base = costBefore + entryFeeMicros * PriceSum.SIXTIETHS;
        this.billedBefore = billedBefore;
        this.entryFeeMicros = entryFeeMicros;
    }

    /** The end of the increment in which {@code seconds} end. */
    long roundedUp(long seconds) {
        return origin + ceiling(seconds - origin, increment);
    }

    long cost(long seconds) {
        return base + perMinute * ceiling(seconds - origin, increment);
    }

    long billed(long seconds) {
        return billedBefore + ceiling(seconds - origin, increment);
    }

    /**
     * The end of the last increment that this pays for, besides all before the segment.
     *
     * @param sixtieths zero or more
     */
    long endPaidBy(long sixtieths) {
        if (perMinute == 0) return Long.MAX_VALUE;
        if (increment == 1) return origin + sixtieths / perMinute;
        return origin + sixtieths / (perMinute * increment) * increment;
    }

    static long ceiling(long seconds, long increment) {
        if (increment == 1) return seconds;
        long over = seconds % increment;
        return over == 0 ? seconds : seconds + increment - over;
    }
}
