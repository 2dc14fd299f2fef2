package io.a2b.rating.routing;

import io.a2b.rating.deck.RateDeck;

/**
 * The rates of a carrier's deck for one call by one trunk. Some decks have rates for some trunks
 * only; of the others this is what {@link RateDeck#match} finds.
 */
record CarrierRates(RateDeck deck, String trunk, String called, String caller, long epochSecond) {
    /** The row of the longest match that is valid, or {@link RateDeck#NO_ROW}. */
    int match() {
        int row = deck.match(called, caller, epochSecond);
        if (row == RateDeck.NO_ROW || isForTrunk(row)) return row;
        int best = deck.firstRow(called);
        while (best != RateDeck.NO_ROW && !isUsable(best)) best = deck.nextRow(best);
        for (int at = deck.patternsBegin(); at < deck.defaultsBegin(); at++) {
            if (isUsable(at) && deck.matches(at, called) && isBetter(at, best)) best = at;
        }
        for (int at = deck.defaultsBegin(); best == RateDeck.NO_ROW && at < deck.size(); at++) {
            if (isUsable(at)) best = at;
        }
        return best;
    }

    /** Whether there is a rate for the number and the trunk, for whomever and whenever. */
    boolean hasAny() {
        for (int row = deck.firstRow(called); row != RateDeck.NO_ROW; row = deck.nextRow(row)) {
            if (isForTrunk(row)) return true;
        }
        for (int row = deck.patternsBegin(); row < deck.size(); row++) {
            if (isForTrunk(row) && deck.matches(row, called)) return true;
        }
        return false;
    }

    private boolean isUsable(int row) {
        return isForTrunk(row) && deck.isApplicable(row, caller, epochSecond);
    }

    private boolean isForTrunk(int row) {
        String only = deck.terms(row).trunk();
        return only.isEmpty() || only.equals(trunk);
    }

    /** The order of {@link RateDeck#find}. */
    private boolean isBetter(int row, int other) {
        if (other == RateDeck.NO_ROW) return true;
        if (deck.length(row) != deck.length(other)) return deck.length(row) > deck.length(other);
        int callers = deck.terms(row).callerPrefix().length()
                - deck.terms(other).callerPrefix().length();
        return callers != 0 ? callers > 0 : deck.ordinal(row) < deck.ordinal(other);
    }
}
