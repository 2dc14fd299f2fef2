package io.a2b.rating.simulation;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.Splitter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a deck asks for a past call, whose answer and length are known. */
final class CallQuotes {
    private CallQuotes() {}

    /** The quote of the rate in {@code row}, with those that follow it in a deck that splits. */
    static Quote of(RateDeck deck, int row, RatedCall call) {
        return of(deck, row, 0, call.answeredAt(), call);
    }

    /**
     * The quote that a call would have got when it was authorised; empty if no rate of the deck
     * matches then.
     *
     * @param extraPerMinuteMicros what its access number costs on top
     */
    static Optional<Quote> find(
            RateDeck deck, Instant authorizedAt, long extraPerMinuteMicros, RatedCall call) {
        int row = deck.match(call.called(), call.caller(), authorizedAt.getEpochSecond());
        return row == RateDeck.NO_ROW
                ? Optional.empty()
                : Optional.of(of(deck, row, extraPerMinuteMicros, authorizedAt, call));
    }

    private static Quote of(
            RateDeck deck, int row, long extraMicros, Instant authorizedAt, RatedCall call) {
        Quote bare = new Quote(
                deck.version(),
                deck.currency(),
                deck.terms().rounding(),
                deck.rate(row),
                0,
                Optional.empty(),
                Optional.empty());
        Quote quote = extraMicros == 0 ? bare : bare.plusPerMinute(extraMicros, 0);
        if (!deck.terms().splitsAtBandEdges()) return quote;
        long talkSeconds = call.talkSeconds();
        long billedSeconds = deck.curve(row).billedSeconds(talkSeconds);
        // a switch's clock may be behind ours
        Duration ring = Duration.between(authorizedAt, call.answeredAt());
        return new Splitter(deck, call.called(), call.caller())
                .split(
                        quote,
                        authorizedAt,
                        ring.isNegative() ? Duration.ZERO : ring,
                        Math.max(talkSeconds, billedSeconds));
    }
}
