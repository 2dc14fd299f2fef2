package io.a2b.core.spi;

import io.a2b.core.job.JobReport;

import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Something to be done again and again. Idempotent per subject and period: running it twice changes
 * nothing, and ten missed runs are made up for by one. Run by one node at a time, but that is a
 * matter of thrift: its own guards must hold when two run at once.
 */
public interface Job {
    /** 1 to 64 of {@code a-z 0-9 -}; its runs are on record by this name. */
    String name();

    /** How long after the start of a run the next one is due. */
    Duration every();

    /**
     * Does all that is due. A subject that fails keeps no other from being done: it is counted, and
     * tried again by the next run.
     *
     * @param progress told now and again how many subjects were looked at; it may throw, to end the
     *     run
     */
    JobReport run(LongConsumer progress);
}
