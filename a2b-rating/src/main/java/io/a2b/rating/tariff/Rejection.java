package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;

import java.util.Optional;

/**
 * What was not taken for a call, and why.
 *
 * @param deck the version it is in
 * @param rate empty if the whole deck was left out
 * @param trunk of the rate; empty if there is none, or no rate
 */
public record Rejection(RateDeck deck, Optional<Rate> rate, String trunk, Reason reason) {
    public Rejection {
        requireNonNull(deck, "deck");
        requireNonNull(rate, "rate");
        requireNonNull(trunk, "trunk");
        requireNonNull(reason, "reason");
    }

    /** In order of precedence: when several apply, the first is given. */
    public enum Reason {
        /** The deck is bound to other access numbers. */
        DECK_OTHER_ACCESS_NUMBER,
        /** The deck is bound to other callers. */
        DECK_OTHER_CALLER,
        /** The deck is open, and others are bound to this access number or this caller. */
        DECK_SHUT_OUT_BY_BOUND_DECK,
        DECK_NOT_YET_VALID,
        DECK_EXPIRED,
        DECK_OUTSIDE_TIME_BAND,
        NOT_YET_VALID,
        EXPIRED,
        OUTSIDE_TIME_BAND,
        /** The rate is for other callers. */
        OTHER_CALLER_PREFIX,
        /** Another pattern says more about the number. */
        SHORTER_THAN_LONGEST,
        /** Another rate of the deck for as long a pattern says more about the caller. */
        SHORTER_CALLER_PREFIX,
        /** The trunk is off, or not known. */
        TRUNK_UNUSABLE,
        /** A better rate has the trunk; without a trunk, a better one of the same deck is there. */
        TRUNK_REPEATED
    }
}
