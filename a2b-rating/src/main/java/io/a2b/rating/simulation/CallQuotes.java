package io.a2b.rating.simulation;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.Split;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a deck asks for a past call, whose answer and length are known. */
final class CallQuotes {
    private CallQuotes() {}

    /** Empty if no rate of the deck matches at the answer. */
    static Optional<Quote> find(RateDeck deck, RatedCall call) {
        int row = deck.match(call.called(), call.caller(), call.answeredAt().getEpochSecond());
        return row == RateDeck.NO_ROW ? Optional.empty() : Optional.of(of(deck, row, call));
    }

    /** The quote of the rate in {@code row}, with those that follow it in a deck that splits. */
    static Quote of(RateDeck deck, int row, RatedCall call) {
        Quote quote = new Quote(
                deck.version(),
                deck.currency(),
                deck.terms().rounding(),
                deck.rate(row),
                0,
                Optional.empty(),
                Optional.empty());
        if (!deck.terms().splitsAtBandEdges()) return quote;
        List<Split.Change> changes = changes(deck, row, call);
        if (changes.isEmpty()) return quote;
        return quote.withSplit(new Split(call.answeredAt(), call.answeredAt(), changes));
    }

    /** Where no rate is valid, that of before goes on. */
    private static List<Split.Change> changes(RateDeck deck, int row, RatedCall call) {
        List<Split.Change> changes = new ArrayList<>();
        long end = end(deck, row, call);
        int current = row;
        OptionalLong next = nextChange(deck, call, call.answeredAt().getEpochSecond(), end);
        while (next.isPresent() && changes.size() < Split.CHANGES_MAX) {
            long second = next.getAsLong();
            int then = deck.match(call.called(), call.caller(), second);
            if (then != RateDeck.NO_ROW && then != current) {
                changes.add(new Split.Change(Instant.ofEpochSecond(second), deck.rate(then)));
                current = then;
            }
            next = nextChange(deck, call, second, end);
        }
        return changes;
    }

    /** The second in which the last billed one ends. */
    private static long end(RateDeck deck, int row, RatedCall call) {
        long billed = deck.curve(row).billedSeconds(call.talkSeconds());
        return call.answeredAt().getEpochSecond() + Math.max(billed, call.talkSeconds());
    }

    /** Whether a rate for the number begins or ends while the call lasts. */
    static boolean mayChange(RateDeck deck, int row, RatedCall call) {
        long answered = call.answeredAt().getEpochSecond();
        return nextChange(deck, call, answered, end(deck, row, call)).isPresent();
    }

    /** The next second, at most {@code until}, at which any rate for the call begins or ends. */
    private static OptionalLong nextChange(RateDeck deck, RatedCall call, long second, long until) {
        OptionalLong next = OptionalLong.empty();
        int row = deck.firstRow(call.called());
        for (; row != RateDeck.NO_ROW; row = deck.nextRow(row)) {
            next = earlier(deck, row, call, second, next.orElse(until), next);
        }
        for (row = deck.patternsBegin(); row < deck.size(); row++) {
            if (row < deck.defaultsBegin() && !deck.matches(row, call.called())) continue;
            next = earlier(deck, row, call, second, next.orElse(until), next);
        }
        return next;
    }

    private static OptionalLong earlier(
            RateDeck deck, int row, RatedCall call, long second, long until, OptionalLong found) {
        if (!deck.isForCaller(row, call.caller())) return found;
        OptionalLong change = deck.nextChangeAfter(row, second, until);
        return change.isPresent() ? change : found;
    }
}
