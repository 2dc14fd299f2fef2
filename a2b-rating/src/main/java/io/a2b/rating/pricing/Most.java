package io.a2b.rating.pricing;

import io.a2b.rating.price.PriceCurve;

/** The most that a call up to some length costs, and its inverse. */
interface Most {
    long micros(long talkSeconds);

    long limitSeconds(long fundsMicros, long talkSecondsMax);

    static Most of(Quote quote) {
        if (quote.coverage().map(Coverage::coversAll).orElse(false)) return new Nothing();
        if (quote.split().isPresent()) return new OfDearest(new DearestCall(quote));
        long freeSeconds = quote.coverage().map(Coverage::freeSeconds).orElse(0L);
        return new OfCurve(CallPrice.curve(quote, quote.rate()), freeSeconds);
    }

    /** A call that is free. */
    record Nothing() implements Most {
        @Override
        public long micros(long talkSeconds) {
            return 0;
        }

        @Override
        public long limitSeconds(long fundsMicros, long talkSecondsMax) {
            return fundsMicros < 0 ? 0 : Math.min(talkSecondsMax, Pricing.TALK_SECONDS_MAX);
        }
    }

    /** A call with one price. */
    record OfCurve(PriceCurve curve, long freeSeconds) implements Most {
        @Override
        public long micros(long talkSeconds) {
            return Math.max(0, curve.mostMicros(talkSeconds, freeSeconds));
        }

        @Override
        public long limitSeconds(long fundsMicros, long talkSecondsMax) {
            return curve.limitSeconds(fundsMicros, talkSecondsMax, freeSeconds);
        }
    }

    /** A call whose price changes. */
    record OfDearest(DearestCall call) implements Most {
        @Override
        public long micros(long talkSeconds) {
            if (call.isRising()) return Math.max(0, call.mostMicros(talkSeconds));
            long most = 0;
            for (long seconds = 1; seconds <= talkSeconds; seconds++) {
                most = Math.max(most, call.mostMicros(seconds));
            }
            return most;
        }

        @Override
        public long limitSeconds(long fundsMicros, long talkSecondsMax) {
            if (talkSecondsMax < 0) {
                throw new IllegalArgumentException("talkSecondsMax: " + talkSecondsMax);
            }
            if (fundsMicros < 0) return 0;
            long most = Math.min(talkSecondsMax, Pricing.TALK_SECONDS_MAX);
            if (!call.isRising()) return beforeFirstTooDear(fundsMicros, most);
            long low = 0;
            long high = most + 1;
            while (high - low > 1) {
                long middle = (low + high) >>> 1;
                if (call.mostMicros(middle) <= fundsMicros) low = middle;
                else high = middle;
            }
            return low;
        }

        private long beforeFirstTooDear(long fundsMicros, long most) {
            long seconds = 1;
            while (seconds <= most && call.mostMicros(seconds) <= fundsMicros) seconds++;
            return seconds - 1;
        }
    }
}
