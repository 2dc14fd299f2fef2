package io.a2b.rating.pricing;

import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Foresees how the rate of a call changes while it lasts, in decks that say that it does. Where the
 * deck has no rate for the number any more, the last one goes on.
 */
public final class Splitter {
    private final RateDeck deck;
    private final String called;
    private final String caller;

    /**
     * @param called digits, in the form that the deck has them
     * @param caller digits; empty when not known
     */
    public Splitter(RateDeck deck, String called, String caller) {
        this.deck = deck;
        this.called = called;
        this.caller = caller;
    }

    /**
     * The quote for a call that is authorised now.
     *
     * @param quote of the rate that the deck has for the call at {@code now}
     * @param ring until the call is answered, at most
     * @param talkSecondsMax how long it can last after that
     * @return {@code quote} itself if the deck lets the first rate hold, or no other follows
     */
    public Quote split(Quote quote, Instant now, Duration ring, long talkSecondsMax) {
        if (!deck.terms().splitsAtBandEdges()) return quote;
        Instant latest = now.plus(ring);
        long horizon = latest.plusSeconds(talkSecondsMax).getEpochSecond() + 1;
        List<Split.Change> changes = new ArrayList<>();
        int current = deck.match(called, caller, now.getEpochSecond());
        long second = now.getEpochSecond();
        while (second < horizon && changes.size() < Split.CHANGES_MAX) {
            second = nextChange(second, horizon);
            int row =
                    second == Long.MAX_VALUE ? RateDeck.NO_ROW : deck.match(called, caller, second);
            if (row == RateDeck.NO_ROW || row == current) continue;
            current = row;
            changes.add(new Split.Change(Instant.ofEpochSecond(second), rate(quote, row)));
        }
        return changes.isEmpty() ? quote : quote.withSplit(new Split(now, latest, changes));
    }

    /** With what was added to the first rate. */
    private Rate rate(Quote quote, int row) {
        Rate rate = deck.rate(row);
        long extra = quote.extraPerMinuteMicros();
        return extra == 0 ? rate : rate.withTerms(rate.terms().plusPerMinute(extra, 0));
    }

    /** When the next of all rates for the number starts or ends; the largest number if none. */
    private long nextChange(long second, long horizon) {
        long next = Long.MAX_VALUE;
        for (int row = deck.firstRow(called); row != RateDeck.NO_ROW; row = deck.nextRow(row)) {
            next = Math.min(next, nextChange(row, second, horizon));
        }
        for (int row = deck.patternsBegin(); row < deck.size(); row++) {
            boolean meant = row >= deck.defaultsBegin() || deck.matches(row, called);
            if (meant) next = Math.min(next, nextChange(row, second, horizon));
        }
        return next;
    }

    private long nextChange(int row, long second, long horizon) {
        if (!deck.isForCaller(row, caller)) return Long.MAX_VALUE;
        return deck.nextChangeAfter(row, second, horizon).orElse(Long.MAX_VALUE);
    }
}
