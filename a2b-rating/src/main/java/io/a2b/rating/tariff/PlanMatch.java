package io.a2b.rating.tariff;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The rates that a call may be charged at, best first: at most one for each trunk, and one for each
 * deck whose rate has no trunk. Immutable.
 */
public final class PlanMatch {
    /** What came out, in a word. */
    public enum Outcome {
        /** There is a candidate. */
        FOUND,
        /** Nothing in the plan is for this call. */
        NO_RATE,
        /** There are rates for this call, but none of their trunks can be used. */
        NO_TRUNK
    }

    private final PlanLookup plan;
    private final String number;
    private final ExtraCharge extra;
    private final long[] places; // see RowList
    private final int count;
    private final Outcome outcome;

    PlanMatch(
            PlanLookup plan,
            String number,
            ExtraCharge extra,
            TrunkFilter filter,
            Outcome outcome) {
        this.plan = plan;
        this.number = number;
        this.extra = extra;
        places = filter.accepted();
        count = filter.count();
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The number called, without the international prefixes that the plan takes off. */
    public String number() {
        return number;
    }

    /** How many candidates there are. */
    public int size() {
        return count;
    }

    /**
     * One of the candidates.
     *
     * @param at from 0, the best
     * @throws IndexOutOfBoundsException unless {@code at} is less than {@link #size}
     */
    public Candidate candidate(int at) {
        if (at < 0 || at >= count) throw new IndexOutOfBoundsException(at);
        int deck = RowList.deckOf(places[at]);
        int row = RowList.rowOf(places[at]);
        return new Candidate(plan.deck(deck), row, plan.trunk(deck, row), extra);
    }

    /** All candidates, best first, made as they are asked for. */
    public List<Candidate> candidates() {
        return new Candidates(this);
    }

    boolean contains(int deck, int row) {
        for (int at = 0; at < count; at++) {
            if (places[at] == RowList.place(deck, row)) return true;
        }
        return false;
    }

    @Override
    public String toString() {
        return outcome + " " + candidates();
    }

    private static final class Candidates extends AbstractList<Candidate> implements RandomAccess {
        private final PlanMatch match;

        Candidates(PlanMatch match) {
            this.match = match;
        }

        @Override
        public Candidate get(int at) {
            return match.candidate(at);
        }

        @Override
        public int size() {
            return match.size();
        }
    }
}
