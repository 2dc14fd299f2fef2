package io.a2b.rating.price;

/**
 * The part of a price that is a plain sum: fees, and time times price. In sixtieths of a micro, of
 * which every second of every price is a whole number. Without rounding, minimum and maximum, so
 * that it is linear in the amounts of the price. Immutable; computing allocates nothing.
 *
 * <p>Free seconds are always the seconds that an allowance has left for the call.
 */
final class PriceSum {
    static final long SIXTIETHS = 60;

    private final boolean legacy;
    private final boolean stepped;
    private final CallTime callTime;

    /** The shortest time that is ever billed; in segments unless increments are segments too. */
    private final long shortest;

    private final long connection;
    private final long disconnection;
    private final long disconnectionAfter;
    private final long surcharge;
    private final long surchargeSeconds;
    private final Segments segments;

    PriceSum(Price price, Rounding.Style style) {
        legacy = style == Rounding.Style.LEGACY;
        stepped = !price.steps().isEmpty();
        callTime = price.callTime();
        shortest = stepped || legacy ? price.increment().firstSeconds() : 0;
        Fees fees = price.fees();
        connection = fees.connectionMicros() * SIXTIETHS;
        disconnection = fees.disconnectionMicros() * SIXTIETHS;
        disconnectionAfter = fees.disconnectionAfterSeconds();
        surcharge = fees.surchargeMicros() * SIXTIETHS;
        surchargeSeconds = fees.surchargeSeconds();
        segments = Segments.of(price, legacy);
    }

    /** The whole sum. */
    long sixtieths(long talkSeconds, long freeSeconds, long freeSecondsNoted) {
        long time = callTime.of(talkSeconds);
        return feesSixtieths(talkSeconds, time)
                + timeSixtieths(time, freeSeconds, freeSecondsNoted);
    }

    /** What is paid beside the time. */
    long feesSixtieths(long talkSeconds, long time) {
        long sum = connection;
        if (disconnectionAfter <= talkSeconds) sum += disconnection;
        if (surchargeSeconds > 0) sum += time / surchargeSeconds * surcharge;
        return sum;
    }

    /**
     * What the time costs.
     *
     * @param freeSecondsNoted what {@link Rounding.Style#LEGACY} deducts when the free seconds do
     *     not cover the whole call
     */
    long timeSixtieths(long time, long freeSeconds, long freeSecondsNoted) {
        long billable = Math.max(time, shortest);
        Segment segment = segments.of(billable);
        if (freeSeconds == 0) return segment.cost(billable);
        long end = segment.roundedUp(billable);
        if (!legacy) {
            long free = Math.min(freeSeconds, end);
            return segment.cost(billable) - segments.costOfFirst(free);
        }
        if (stepped) {
            boolean covered = freeSeconds >= billable;
            return covered ? segments.get(0).base : segment.cost(billable);
        }
        if (freeSeconds >= end) return 0;
        long free = freeSecondsNoted <= end ? freeSecondsNoted : 0;
        return segment.perMinute * (end - free);
    }

    /** The seconds that are billed, covered by an allowance or not. */
    long billedSeconds(long talkSeconds) {
        long billable = Math.max(callTime.of(talkSeconds), shortest);
        return segments.of(billable).billed(billable);
    }

    /** How many free seconds a call uses up. */
    long freeSecondsUsed(long talkSeconds, long freeSeconds, long freeSecondsNoted) {
        if (freeSeconds == 0) return 0;
        long billable = Math.max(callTime.of(talkSeconds), shortest);
        long end = segments.of(billable).roundedUp(billable);
        if (!legacy) return Math.min(freeSeconds, end);
        long whole = stepped ? billable : end;
        return freeSeconds >= whole ? whole : freeSecondsNoted;
    }

    /**
     * The first {@code seconds} of the time line by the second, whatever the increments; entering a
     * step costs its fee at its first second. Only for {@link Rounding.Style#STANDARD}.
     */
    long costOfFirst(long seconds) {
        return segments.costOfFirst(seconds);
    }

    Segments segments() {
        return segments;
    }

    long connection() {
        return connection;
    }

    long shortest() {
        return shortest;
    }
}
