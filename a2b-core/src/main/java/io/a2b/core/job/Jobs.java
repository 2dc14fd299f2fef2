package io.a2b.core.job;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The recurring jobs of a database. Thread-safe; has no thread of its own: the host calls
 * {@link #runDue} every minute or so, on one node or on all. One node runs them at a time, and each
 * run leaves a record.
 */
public interface Jobs {
    /**
     * Runs each job that is due, in the order of their names. One that fails keeps no other from
     * being run; its record says why. Runs that started more than 90 days ago are forgotten.
     *
     * @return the runs; empty if none is due or another node is at it
     * @throws io.a2b.core.A2bException if the records cannot be kept
     */
    default List<JobRun> runDue() {
        return runDue((job, subjects) -> {});
    }

    /** As {@link #runDue()}, telling how far it is. */
    List<JobRun> runDue(Progress progress);

    /**
     * Runs one job now, due or not.
     *
     * @return empty if another node is running jobs
     * @throws IllegalArgumentException if there is no such job
     */
    Optional<JobRun> run(String job, Progress progress);

    /** The names of the jobs, in order. */
    List<String> names();

    /** The newest runs, newest first; at most {@code limit} (1 to 1000). */
    List<JobRun> runs(int limit);

    /** The newest runs of {@code job}, newest first; at most {@code limit} (1 to 1000). */
    List<JobRun> runs(String job, int limit);

    /** Told how many subjects a job has looked at. */
    @FunctionalInterface
    interface Progress {
        void at(String job, long subjects);
    }

    /**
     * Jobs with records in the tables of the core.
     *
     * @throws IllegalArgumentException if two have one name, or a name or rhythm does not do
     */
    static Jobs over(Transactor transactor, Clock clock, LeaderLock leader, Collection<Job> jobs) {
        return new RecordedJobs(transactor, clock, leader, jobs);
    }
}
