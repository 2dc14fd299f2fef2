package io.a2b.rating.price;

import java.util.Arrays;

/**
 * The time line of a call: one segment per step, the first increment one of its own, and the price
 * of the rate behind them. Segment {@code k} is for times beyond {@code from(k)}; within it time is
 * rounded up to increments that are counted from its origin. Amounts are in sixtieths of a micro.
 */
final class Segments {
    private final long[] from;
    private final long[] origin;
    private final long[] increment;
    private final long[] perMinute;

    /** What everything before the segment, and entering it, costs. */
    private final long[] base;

    /** The seconds that are billed before the segment. */
    private final long[] billedBefore;

    private final long[] entryFees; // micros

    private Segments(long[][] columns, int count) {
        from = Arrays.copyOf(columns[0], count);
        origin = Arrays.copyOf(columns[1], count);
        increment = Arrays.copyOf(columns[2], count);
        perMinute = Arrays.copyOf(columns[3], count);
        base = Arrays.copyOf(columns[4], count);
        billedBefore = Arrays.copyOf(columns[5], count);
        entryFees = Arrays.copyOf(columns[6], count);
    }

    static Segments of(Price price, boolean legacy) {
        Layout layout = new Layout(price.steps().size() + 2, legacy);
        for (Step step : price.steps()) layout.addStep(step);
        BillingIncrement increment = price.increment();
        if (price.steps().isEmpty() && increment.firstSeconds() > 0) {
            layout.addFirst(increment.firstSeconds(), price.perMinuteMicros());
        }
        layout.add(increment.stepSeconds(), price.perMinuteMicros(), 0);
        return new Segments(layout.columns, layout.count);
    }

    int count() {
        return from.length;
    }

    /** The segment that {@code seconds} end in. */
    int at(long seconds) {
        int segment = from.length - 1;
        while (segment > 0 && from[segment] >= seconds) segment--;
        return segment;
    }

    long from(int segment) {
        return from[segment];
    }

    long base(int segment) {
        return base[segment];
    }

    long entryFeeMicros(int segment) {
        return entryFees[segment];
    }

    long perMinute(int segment) {
        return perMinute[segment];
    }

    long increment(int segment) {
        return increment[segment];
    }

    long origin(int segment) {
        return origin[segment];
    }

    /** The end of the increment in which {@code seconds} end. */
    long roundedUp(int segment, long seconds) {
        return origin[segment] + ceiling(seconds - origin[segment], increment[segment]);
    }

    long cost(int segment, long seconds) {
        long rounded = ceiling(seconds - origin[segment], increment[segment]);
        return base[segment] + perMinute[segment] * rounded;
    }

    long billed(int segment, long seconds) {
        return billedBefore[segment] + ceiling(seconds - origin[segment], increment[segment]);
    }

    /** By the second, whatever the increments. */
    long costOfFirst(long seconds) {
        if (seconds == 0) return 0;
        int segment = at(seconds);
        return base[segment] + perMinute[segment] * (seconds - origin[segment]);
    }

    private static long ceiling(long seconds, long increment) {
        if (increment == 1) return seconds;
        long over = seconds % increment;
        return over == 0 ? seconds : seconds + increment - over;
    }

    /** Puts segments one behind the other. */
    private static final class Layout {
        private final long[][] columns;
        private final boolean legacy;
        private int count;

        /** Where the next segment begins; nominally, and where the last increment ended. */
        private long nominal;

        private long actual;
        private long cost;
        private long billed;

        Layout(int segmentsMax, boolean legacy) {
            columns = new long[7][segmentsMax];
            this.legacy = legacy;
        }

        void addStep(Step step) {
            long until = nominal + step.lengthSeconds();
            if (legacy || actual < until) {
                add(step.incrementSeconds(), step.perMinuteMicros(), step.entryFeeMicros());
                cost += step.entryFeeMicros() * PriceSum.SIXTIETHS;
                close(ceiling(until - actual, step.incrementSeconds()), step.perMinuteMicros());
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
            columns[0][count] = legacy ? nominal : actual;
            columns[1][count] = actual;
            columns[2][count] = increment;
            columns[3][count] = micros;
            columns[4][count] = cost + entryFee * PriceSum.SIXTIETHS;
            columns[5][count] = billed;
            columns[6][count] = entryFee;
            count++;
        }

        private void close(long seconds, long micros) {
            cost += micros * seconds;
            billed += seconds;
            actual += seconds;
        }
    }
}
