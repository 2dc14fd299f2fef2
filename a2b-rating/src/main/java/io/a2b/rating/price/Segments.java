package io.a2b.rating.price;

import java.util.Arrays;

/**
 * The time line of a call: one segment per step, the first increment one of its own, and the price
 * of the rate behind them.
 */
final class Segments {
    private final Segment[] segments;

    private Segments(Segment[] segments) {
        this.segments = segments;
    }

    static Segments of(Price price, boolean legacy) {
        Layout layout = new Layout(price.steps().size() + 2, legacy);
        for (Step step : price.steps()) layout.addStep(step);
        BillingIncrement increment = price.increment();
        if (price.steps().isEmpty() && increment.firstSeconds() > 0) {
            layout.addFirst(increment.firstSeconds(), price.perMinuteMicros());
        }
        layout.add(increment.stepSeconds(), price.perMinuteMicros(), 0);
        return new Segments(Arrays.copyOf(layout.segments, layout.count));
    }

    int count() {
        return segments.length;
    }

    Segment get(int at) {
        return segments[at];
    }

    /** The number of the segment that {@code seconds} end in. */
    int at(long seconds) {
        int at = segments.length - 1;
        while (at > 0 && segments[at].from >= seconds) at--;
        return at;
    }

    /** The segment that {@code seconds} end in. */
    Segment of(long seconds) {
        return segments[at(seconds)];
    }

    /** The last second of a segment. */
    long end(int at) {
        return at + 1 < segments.length ? segments[at + 1].from : Long.MAX_VALUE;
    }

    /** By the second, whatever the increments. */
    long costOfFirst(long seconds) {
        if (seconds == 0) return 0;
        Segment segment = of(seconds);
        return segment.base + segment.perMinute * (seconds - segment.origin);
    }

    /** Puts segments one behind the other. */
    private static final class Layout {
        private final Segment[] segments;
        private final boolean legacy;
        private int count;

        /** Where the next segment begins; nominally, and where the last increment ended. */
        private long nominal;

        private long actual;
        private long cost;
        private long billed;

        Layout(int segmentsMax, boolean legacy) {
            segments = new Segment[segmentsMax];
            this.legacy = legacy;
        }

        void addStep(Step step) {
            long until = nominal + step.lengthSeconds();
            if (legacy || actual < until) {
                add(step.incrementSeconds(), step.perMinuteMicros(), step.entryFeeMicros());
                cost += step.entryFeeMicros() * PriceSum.SIXTIETHS;
                long seconds = Segment.ceiling(until - actual, step.incrementSeconds());
                close(seconds, step.perMinuteMicros());
                if (legacy) actual = until; // though seconds beyond it are billed already
            } // else the increments before reach beyond the whole step
            nominal = until;
        }

        void addFirst(int seconds, long micros) {
            add(seconds, micros, 0);
            if (!legacy) close(seconds, micros); // else increments are counted from the start
            nominal = seconds;
        }

        void add(int increment, long micros, long entryFee) {
            long from = legacy ? nominal : actual;
            segments[count++] =
                    new Segment(from, actual, increment, micros, cost, billed, entryFee);
        }

        private void close(long seconds, long micros) {
            cost += micros * seconds;
            billed += seconds;
            actual += seconds;
        }
    }
}
