package io.a2b.rating.simulation;

import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.deck.RateDecks;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Charges past calls anew by another version of a rate deck: first {@link #preview}, which touches
 * nothing, then {@link #apply}. Thread-safe, on any node; live calls go on meanwhile.
 *
 * <p>A call gets the rate that the deck has for the moment at which it was authorised, with the
 * extra of its access number as it was, and an allowance pays for as many of its seconds as it did.
 * If it costs the same as it does now, corrections included, nothing happens. If it costs less, the
 * difference is given back, what had been written off first. If it costs more, the account pays at
 * most what it has available: money held for calls in progress is not touched and no limit
 * exceeded, and what remains is written off, as with a call that is reported late. The call detail
 * record keeps the first charge.
 *
 * <p>Every method may throw {@link io.a2b.core.A2bException} when the database fails.
 */
public interface Rerating {
    /**
     * Re-rating of the calls in the tables of {@link io.a2b.rating.RatingTables}.
     *
     * @param ledger of the database of {@code transactor}
     */
    static Rerating over(Transactor transactor, Ledger ledger, RateDecks decks, Clock clock) {
        return new SqlRerating(transactor, ledger, decks, clock, SqlRerating.PAGE);
    }

    /**
     * Compares what the calls cost now with what they would cost, page by page: no transaction
     * stays open, so calls that are settled meanwhile may or may not be among them.
     *
     * @param calls told each call, in the order of their start, on this thread; what it throws ends
     *     the preview
     * @throws IllegalArgumentException if there is no such version of the deck
     */
    ReratingPreview preview(ReratingScope scope, Consumer<RepricedCall> calls);

    /**
     * Charges each call anew whose price differs: per call one transaction that reverses the old
     * charge and books the new one, under the id of the run. Safe to repeat, also at the same time
     * on several nodes: whatever a run has corrected it corrects no second time, and a run that
     * broke off goes on where it was. Another run may correct the same call again, from its latest
     * charge.
     *
     * <p>Calls that are settled after the run has passed them are left out, even if they began in
     * its period: whoever wants them too starts another run when no call of the period is open any
     * more.
     *
     * @throws IllegalArgumentException if there is no such version of the deck, or the period is
     *     not over
     * @throws ReratingConflictException if {@code run} differs from what was asked with this id
     */
    ReratingReport apply(ReratingRun run, Progress progress);

    /** How far a run is, or what came of it; empty if there was none of this id. */
    Optional<ReratingReport> find(CorrectionId run);

    /** The corrections of a call, oldest first. */
    List<CallCorrection> corrections(CallId call);

    /** Follows a run. */
    @FunctionalInterface
    interface Progress {
        /** Nobody follows. */
        Progress NONE = calls -> {};

        /**
         * So many calls have been looked at, by this run and those it goes on from. What it throws
         * ends the run where it is.
         */
        void examined(long calls);
    }
}
