package io.a2b.rating.price;

import java.util.ArrayList;
import java.util.List;

/** Takes the time of a call apart, for explanations; the amounts are those of the price. */
final class Stretches {
    private final Price plain;
    private final Segments segments;
    private final PriceSum sum;

    Stretches(Price price, Rounding rounding) {
        plain = PriceAmounts.of(price, rounding.style());
        sum = new PriceSum(plain, rounding.style());
        segments = Segments.of(plain, rounding.style() == Rounding.Style.LEGACY);
    }

    List<Stretch> of(long talkSeconds) {
        long billable = Math.max(plain.callTime().of(talkSeconds), sum.shortest());
        int last = segments.at(billable);
        List<Stretch> found = new ArrayList<>();
        for (int at = 0; at <= last; at++) {
            long end = at < last ? segments.from(at + 1) : billable;
            long before = segments.billed(at, segments.origin(at));
            long seconds = segments.billed(at, end) - before;
            if (isReplaced(at, last)) continue;
            add(found, segments.origin(at), seconds, at);
        }
        return found;
    }

    /** The first increment, where increments behind it are counted from the start as well. */
    private boolean isReplaced(int at, int last) {
        return at < last && segments.origin(at + 1) == segments.origin(at);
    }

    List<Stretch> between(long fromSecond, long untilSecond) {
        List<Stretch> found = new ArrayList<>();
        for (int at = 0; at < segments.count(); at++) {
            long from = Math.max(fromSecond, segments.from(at));
            long end = at + 1 < segments.count() ? segments.from(at + 1) : Long.MAX_VALUE;
            long until = Math.min(untilSecond, end);
            if (until > from) add(found, from, until - from, at);
        }
        return found;
    }

    private void add(List<Stretch> found, long from, long seconds, int segment) {
        long fee = from == segments.from(segment) ? segments.entryFeeMicros(segment) : 0;
        long price = segments.perMinute(segment);
        if (!found.isEmpty() && fee == 0) {
            Stretch before = found.get(found.size() - 1);
            boolean joins = before.perMinuteMicros() == price
                    && before.fromSecond() + before.seconds() == from
                    && plain.steps().isEmpty();
            if (joins) {
                found.set(
                        found.size() - 1,
                        new Stretch(
                                before.fromSecond(),
                                before.seconds() + seconds,
                                price,
                                before.entryFeeMicros()));
                return;
            }
        }
        found.add(new Stretch(from, seconds, price, fee));
    }
}
