package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.RateDeck;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Rates past calls on two decks and says what the change would bring: revenue, cost, margin, and
 * what moves them most. Touches no balance, no table and no clock. Immutable and thread-safe.
 *
 * <p>Each call is priced by the rates that are valid at its answer, as a live call is; allowances
 * and what access numbers cost on top are left out, since they are not the deck's.
 */
public final class DeckComparison {
    /** How many movers are listed in each direction, unless told. */
    public static final int MOVERS_LISTED = 20;

    /** So many calls lie between two calls of a {@link Progress}. */
    private static final long PROGRESS_CALLS = 100_000;

    private final RateDeck before;
    private final RateDeck after;

    private DeckComparison(RateDeck before, RateDeck after) {
        this.before = requireNonNull(before, "before");
        this.after = requireNonNull(after, "after");
        if (!before.currency().equals(after.currency())) {
            throw new IllegalArgumentException("after: " + after.version() + " is in "
                    + after.currency() + ", but " + before.version() + " in " + before.currency());
        }
    }

    /**
     * A comparison of two decks, or of two versions of one.
     *
     * @throws IllegalArgumentException if they are not in the same currency
     */
    public static DeckComparison of(RateDeck before, RateDeck after) {
        return new DeckComparison(before, after);
    }

    /** An empty tally, to be fed call by call: one per thread, merged in the end. */
    public ComparisonTally tally() {
        return new ComparisonTally(before, after);
    }

    /** {@link #compare(Iterator, Progress)} that nobody follows. */
    public ComparisonReport compare(Iterator<RatedCall> calls) {
        return compare(calls, Progress.NONE);
    }

    /**
     * Rates all calls, one after the other, on this thread.
     *
     * @throws ArithmeticException if a sum does not fit
     */
    public ComparisonReport compare(Iterator<RatedCall> calls, Progress progress) {
        ComparisonTally tally = tally();
        while (calls.hasNext()) {
            tally.add(calls.next());
            if (tally.calls() % PROGRESS_CALLS == 0) progress.compared(tally.calls());
        }
        progress.compared(tally.calls());
        return tally.report(MOVERS_LISTED);
    }

    /**
     * Rates all calls of a stream; of a parallel one on its threads.
     *
     * @throws ArithmeticException if a sum does not fit
     */
    public ComparisonReport compare(Stream<RatedCall> calls) {
        return calls.collect(this::tally, ComparisonTally::add, ComparisonTally::merge)
                .report(MOVERS_LISTED);
    }

    /** Follows a comparison. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody follows. */
        Progress NONE = calls -> {};

        /** So many calls have been rated. What it throws ends the comparison. */
        void compared(long calls);
    }
}
