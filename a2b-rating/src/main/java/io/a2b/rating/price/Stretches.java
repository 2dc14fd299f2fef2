package io.a2b.rating.price;

import java.util.ArrayList;
import java.util.List;

/** Takes the time of a call apart, for explanations; the amounts are those of the price. */
final class Stretches {
    private final Price price;
    private final PriceSum sum;
    private final Segments segments;

    Stretches(Price price, PriceSum sum) {
        this.price = price;
        this.sum = sum;
        segments = sum.segments();
    }

    List<Stretch> of(long talkSeconds) {
        long billable = Math.max(price.callTime().of(talkSeconds), sum.shortest());
        int last = segments.at(billable);
        List<Stretch> found = new ArrayList<>();
        for (int at = 0; at <= last; at++) {
            if (isReplaced(at, last)) continue;
            Segment segment = segments.get(at);
            long end = at < last ? segments.end(at) : billable;
            long seconds = segment.billed(end) - segment.billedBefore;
            add(found, segment.origin, seconds, segment);
        }
        return found;
    }

    /** The first increment, where increments behind it are counted from the start as well. */
    private boolean isReplaced(int at, int last) {
        return at < last && segments.get(at + 1).origin == segments.get(at).origin;
    }

    List<Stretch> between(long fromSecond, long untilSecond) {
        List<Stretch> found = new ArrayList<>();
        for (int at = 0; at < segments.count(); at++) {
            long from = Math.max(fromSecond, segments.get(at).from);
            long until = Math.min(untilSecond, segments.end(at));
            if (until > from) add(found, from, until - from, segments.get(at));
        }
        return found;
    }

    private void add(List<Stretch> found, long from, long seconds, Segment segment) {
        long fee = from == segment.from ? segment.entryFeeMicros : 0;
        long perMinute = segment.perMinute;
        if (!found.isEmpty() && fee == 0) {
            Stretch before = found.get(found.size() - 1);
            boolean joins = before.perMinuteMicros() == perMinute
                    && before.fromSecond() + before.seconds() == from
                    && price.steps().isEmpty();
            if (joins) {
                found.set(
                        found.size() - 1,
                        new Stretch(
                                before.fromSecond(),
                                before.seconds() + seconds,
                                perMinute,
                                before.entryFeeMicros()));
                return;
            }
        }
        found.add(new Stretch(from, seconds, perMinute, fee));
    }
}
