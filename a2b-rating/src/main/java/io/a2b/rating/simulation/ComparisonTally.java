package io.a2b.rating.simulation;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.RateDeck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison in progress: call it once per call, then ask for the report. Not thread-safe: each
 * thread has its own, which are merged in the end.
 */
public final class ComparisonTally {
    private final DeckTally before;
    private final DeckTally after;
    private final RowSums rows = new RowSums();
    private long calls;
    private long talkSeconds;
    private long dearer;
    private long cheaper;
    private long same;

    ComparisonTally(RateDeck before, RateDeck after) {
        this.before = new DeckTally(before);
        this.after = new DeckTally(after);
    }

    /**
     * Rates one more call on both decks.
     *
     * @throws ArithmeticException if the charge or a sum does not fit; the tally is of no use then
     */
    public void add(RatedCall call) {
        before.rate(call);
        after.rate(call);
        calls++;
        talkSeconds = Math.addExact(talkSeconds, call.talkSeconds());
        boolean ratedBefore = before.row() != RateDeck.NO_ROW;
        boolean ratedAfter = after.row() != RateDeck.NO_ROW;
        long from = before.chargeMicros();
        long to = after.chargeMicros();
        if (ratedBefore && ratedAfter) {
            if (to > from) dearer++;
            else if (to < from) cheaper++;
            else same++;
        }
        if (ratedAfter) rows.add(after.row(), 1, call.talkSeconds(), from, to);
        else if (ratedBefore) {
            rows.add(after.deck().size() + before.row(), 1, call.talkSeconds(), from, to);
        }
    }

    /**
     * Adds what {@code other} has seen; the same as if its calls had been added here.
     *
     * @throws IllegalArgumentException if it is not of the same two decks
     */
    public void merge(ComparisonTally other) {
        if (other.before.deck() != before.deck() || other.after.deck() != after.deck()) {
            throw new IllegalArgumentException("other: compares other decks");
        }
        before.merge(other.before);
        after.merge(other.after);
        rows.merge(other.rows);
        calls += other.calls;
        talkSeconds = Math.addExact(talkSeconds, other.talkSeconds);
        dearer += other.dearer;
        cheaper += other.cheaper;
        same += other.same;
    }

    /** How many calls have been added. */
    public long calls() {
        return calls;
    }

    /**
     * What came out so far.
     *
     * @param moversMax how many destinations and prefixes are listed in each direction, zero or
     *     more
     */
    public ComparisonReport report(int moversMax) {
        if (moversMax < 0) throw new IllegalArgumentException("moversMax: " + moversMax);
        Map<String, Sum> destinations = new HashMap<>();
        Map<String, Sum> prefixes = new HashMap<>();
        rows.forEach((key, count, talk, from, to) -> {
            int sizeAfter = after.deck().size();
            RateDeck deck = key < sizeAfter ? after.deck() : before.deck();
            int row = key < sizeAfter ? key : key - sizeAfter;
            sum(destinations, deck.destination(row)).add(count, talk, from, to);
            sum(prefixes, deck.rate(row).pattern().text()).add(count, talk, from, to);
        });
        return new ComparisonReport(
                calls,
                talkSeconds,
                before.side(),
                after.side(),
                dearer,
                cheaper,
                same,
                movers(destinations, moversMax),
                movers(prefixes, moversMax));
    }

    private static Sum sum(Map<String, Sum> sums, String name) {
        return sums.computeIfAbsent(name, Sum::new);
    }

    private ComparisonReport.Movers movers(Map<String, Sum> sums, int moversMax) {
        Comparator<Sum> upwards = Comparator.comparing(Sum::change);
        return new ComparisonReport.Movers(
                top(sums, upwards.reversed(), 1, moversMax), top(sums, upwards, -1, moversMax));
    }

    private List<ComparisonReport.Mover> top(
            Map<String, Sum> sums, Comparator<Sum> order, int sign, int moversMax) {
        List<Sum> moved = new ArrayList<>();
        for (Sum sum : sums.values()) {
            if (Long.signum(sum.change()) == sign) moved.add(sum);
        }
        Currency currency = after.deck().currency();
        return moved.stream()
                .sorted(order.thenComparing(sum -> sum.name))
                .limit(moversMax)
                .map(sum -> sum.toMover(currency))
                .toList();
    }

    private static final class Sum {
        private final String name;
        private long calls;
        private long talkSeconds;
        private long beforeMicros;
        private long afterMicros;

        private Sum(String name) {
            this.name = name;
        }

        private void add(long moreCalls, long moreSeconds, long before, long after) {
            calls += moreCalls;
            talkSeconds = Math.addExact(talkSeconds, moreSeconds);
            beforeMicros = Math.addExact(beforeMicros, before);
            afterMicros = Math.addExact(afterMicros, after);
        }

        private long change() {
            return Math.subtractExact(afterMicros, beforeMicros);
        }

        private ComparisonReport.Mover toMover(Currency currency) {
            return new ComparisonReport.Mover(
                    name,
                    calls,
                    talkSeconds,
                    new Money(currency, beforeMicros),
                    new Money(currency, afterMicros));
        }
    }
}
