package io.a2b.rating.price;

/** The slow and obvious way to {@link Rounding.Style#STANDARD}: one increment after the other. */
final class Walk {
    private Walk() {}

    static long sixtieths(Price price, long talkSeconds) {
        Fees fees = price.fees();
        long time = price.callTime().of(talkSeconds);
        long sum = fees.connectionMicros() * 60;
        if (talkSeconds >= fees.disconnectionAfterSeconds()) sum += fees.disconnectionMicros() * 60;
        for (int block = 1; fees.surchargeSeconds() > 0; block++) {
            if ((long) block * fees.surchargeSeconds() > time) break;
            sum += fees.surchargeMicros() * 60;
        }
        return sum + time(price, time);
    }

    private static long time(Price price, long time) {
        int first = price.increment().firstSeconds();
        if (!price.steps().isEmpty()) return stepped(price, Math.max(time, first));
        long billed = 0;
        while (billed < time) {
            billed += billed == 0 && first > 0 ? first : price.increment().stepSeconds();
        }
        return billed * price.perMinuteMicros();
    }

    private static long stepped(Price price, long time) {
        long sum = 0;
        long at = 0;
        long nominalEnd = 0;
        for (Step step : price.steps()) {
            nominalEnd += step.lengthSeconds();
            if (at < nominalEnd && at < time) sum += step.entryFeeMicros() * 60;
            while (at < nominalEnd && at < time) {
                at += step.incrementSeconds();
                sum += step.incrementSeconds() * step.perMinuteMicros();
            }
        }
        while (at < time) {
            at += price.increment().stepSeconds();
            sum += price.increment().stepSeconds() * price.perMinuteMicros();
        }
        return sum;
    }
}
