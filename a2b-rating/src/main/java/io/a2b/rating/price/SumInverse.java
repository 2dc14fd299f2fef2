package io.a2b.rating.price;

/**
 * The inverse of a {@link PriceSum} that never falls: how much talk a sum pays for, found without
 * trying lengths one after the other. Immutable; computing allocates nothing.
 */
final class SumInverse {
    private final PriceSum sum;
    private final CallTime callTime;
    private final Segments segments;
    private final long shortest;
    private final long costOfShortest;
    private final long disconnection;
    private final long disconnectionAfter;
    private final long surcharge;
    private final long block;
    private final boolean blocksAreShort;

    SumInverse(Price price, PriceSum sum) {
        this.sum = sum;
        Fees fees = price.fees();
        callTime = price.callTime();
        segments = sum.segments();
        shortest = sum.shortest();
        costOfShortest = segments.of(shortest).cost(shortest);
        disconnection = fees.disconnectionMicros() * PriceSum.SIXTIETHS;
        disconnectionAfter = fees.disconnectionAfterSeconds();
        surcharge = fees.surchargeMicros() * PriceSum.SIXTIETHS;
        block = surcharge == 0 ? 0 : fees.surchargeSeconds();
        boolean isShort = false;
        for (int at = 0; at < segments.count() && block > 0; at++) {
            isShort |= segments.get(at).increment > block;
        }
        blocksAreShort = isShort;
    }

    /**
     * Whether this is an inverse with so many free seconds; else somebody has to try lengths.
     * Surcharges for blocks shorter than increments would take as long here.
     */
    boolean isFor(long freeSeconds) {
        return block == 0 || freeSeconds == 0 && !blocksAreShort;
    }

    /**
     * The longest talk whose sum is at most {@code sixtieths}; 0 when that of a second is not.
     *
     * @param freeSeconds counted as {@link Rounding.Style#STANDARD} does
     */
    long talkSeconds(long sixtieths, long freeSeconds) {
        // no sum is larger, and nothing that is added below overflows
        long money = Math.min(sixtieths, Long.MAX_VALUE / 2) - sum.connection();
        long covered = freeSeconds > 0 ? segments.costOfFirst(freeSeconds) : 0;
        long talk = talk(money - disconnection, covered);
        if (disconnection == 0 || talk >= disconnectionAfter) return talk;
        return Math.min(talk(money, covered), Math.max(0, disconnectionAfter - 1));
    }

    /** As if there were no fee at the end. */
    private long talk(long money, long covered) {
        if (money < 0) return 0;
        long time = block == 0 ? time(money + covered) : timeWithBlocks(money);
        boolean rounded = time > callTime.thresholdSeconds() && time < callTime.roundedToSeconds();
        if (rounded && callTime.thresholdSeconds() > 0) time = callTime.thresholdSeconds();
        return Math.max(0, time - callTime.graceSeconds());
    }

    /** From the last segment back to the one in which the money ends. */
    private long time(long money) {
        for (int at = segments.count() - 1; at >= 0; at--) {
            Segment segment = segments.get(at);
            long left = money - segment.base;
            if (left < 0) continue;
            long end = Math.min(segments.end(at), segment.endPaidBy(left));
            if (end > segment.from) return end < shortest ? 0 : end;
        }
        return 0;
    }

    private long timeWithBlocks(long money) {
        for (int at = segments.count() - 1; at >= 0; at--) {
            long left = money - segments.get(at).base;
            if (left < 0) continue;
            long end = timeWithBlocks(left, at);
            if (end >= shortest && end > 0) return end;
        }
        if (money < costOfShortest || shortest == 0) return 0;
        // only the shortest time that is ever billed: what it lacks is money for its blocks
        return Math.min(shortest, ((money - costOfShortest) / surcharge + 1) * block - 1);
    }

    /** Within a segment, from the most blocks that there can be down; 0 if nowhere in it. */
    private long timeWithBlocks(long left, int at) {
        Segment segment = segments.get(at);
        long last = Math.min(segments.end(at), PriceCurve.TALK_SECONDS_MAX * 2);
        long blocks = (left + segment.perMinute * segment.origin)
                / (surcharge + segment.perMinute * block);
        blocks = Math.min(blocks, last / block);
        while (blocks >= 0 && (blocks + 1) * block > segment.from + 1) {
            long paid = left - blocks * surcharge;
            if (paid >= 0) {
                long end = Math.min(last, (blocks + 1) * block - 1);
                end = Math.min(end, segment.endPaidBy(paid));
                if (end > segment.from && end >= blocks * block) return end;
            }
            blocks--;
        }
        return 0;
    }
}
