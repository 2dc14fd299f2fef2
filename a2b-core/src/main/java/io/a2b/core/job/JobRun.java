package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a job. Immutable.
 *
 * @param number grows from run to run, of whichever job
 * @param endedAt empty while it is running, or when nobody knows how it ended
 * @param report what it did; nothing while it is running and when it failed as a whole, although
 *     subjects may have been done before
 * @param failure why it failed as a whole, in at most 255 characters; empty otherwise
 */
public record JobRun(
        long number,
        String job,
        State state,
        Instant startedAt,
        Optional<Instant> endedAt,
        JobReport report,
        String failure) {
    public JobRun {
        requireNonNull(job, "job");
        requireNonNull(state, "state");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(endedAt, "endedAt");
        requireNonNull(report, "report");
        requireNonNull(failure, "failure");
    }

    /** Whether a job that is run {@code every} so long is due at {@code now}, after this run. */
    public boolean isDueAgain(Duration every, Instant now) {
        return !now.isBefore(startedAt.plus(every));
    }

    /** How far a run is. */
    public enum State {
        RUNNING,
        /** It came to its end; single subjects may have failed. */
        DONE,
        /** It broke off. */
        FAILED,
        /** The program died under it, or lost the lead; the next run did what was left. */
        LOST
    }
}
