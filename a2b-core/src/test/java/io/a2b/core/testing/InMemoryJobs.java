package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.job.JobReport;
import io.a2b.core.job.JobRules;
import io.a2b.core.job.JobRun;
import io.a2b.core.job.Jobs;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.leader.Lease;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Jobs without a database, for tests: the records of their runs are a list. Thread-safe. */
public final class InMemoryJobs implements Jobs {
    private final LeaderLock leader;
    private final Clock clock;
    private final SortedMap<String, Job> jobs;
    private final Records records;

    public InMemoryJobs(LeaderLock leader, Clock clock, Collection<Job> jobs) {
        this(leader, clock, jobs, new Records());
    }

    private InMemoryJobs(LeaderLock leader, Clock clock, Collection<Job> jobs, Records records) {
        this.leader = requireNonNull(leader, "leader");
        this.clock = requireNonNull(clock, "clock");
        this.jobs = JobRules.named(jobs);
        this.records = records;
    }

    /** Another node with jobs of its own: it has the same records, and one lead is between them. */
    public InMemoryJobs node(Collection<Job> jobs) {
        return new InMemoryJobs(leader, clock, jobs, records);
    }

    @Override
    public List<JobRun> runDue(Progress progress) {
        requireNonNull(progress, "progress");
        return whileLeading(lease -> {
                    records.forget(clock.instant().minus(Duration.ofDays(90)));
                    List<JobRun> ended = new ArrayList<>();
                    for (Job job : jobs.values()) {
                        if (!lease.renewWhenHalfSpent()) break;
                        if (isDue(job)) ended.add(run(job, progress, lease));
                    }
                    return ended;
                })
                .orElse(List.of());
    }

    private boolean isDue(Job job) {
        return records.newest(run -> run.job().equals(job.name()), 1).stream()
                .allMatch(last -> last.isDueAgain(job.every(), clock.instant()));
    }

    @Override
    public Optional<JobRun> run(String name, Progress progress) {
        Job job = jobs.get(name);
        if (job == null) throw new IllegalArgumentException("job: there is none called " + name);
        return whileLeading(lease -> run(job, progress, lease));
    }

    private JobRun run(Job job, Progress progress, Lease lease) {
        JobRun begun = records.begin(job.name(), clock.instant());
        return records.end(begun, JobRules.attempt(job, begun, lease, progress, clock));
    }

    private <T> Optional<T> whileLeading(Function<Lease, T> work) {
        return leader.whileLeading("jobs", Duration.ofMinutes(5), work);
    }

    @Override
    public List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    @Override
    public List<JobRun> runs(int limit) {
        return records.newest(run -> true, limit);
    }

    @Override
    public List<JobRun> runs(String job, int limit) {
        return records.newest(run -> run.job().equals(job), limit);
    }

    /** Newest first. */
    private static final class Records {
        private final List<JobRun> runs = new ArrayList<>();
        private long numbers;

        synchronized JobRun begin(String job, Instant at) {
            runs.replaceAll(run -> run.job().equals(job) ? lost(run) : run);
            JobRun begun = new JobRun(
                    ++numbers,
                    job,
                    JobRun.State.RUNNING,
                    at,
                    Optional.empty(),
                    JobReport.NOTHING,
                    "");
            runs.add(0, begun);
            return begun;
        }

        private static JobRun lost(JobRun run) {
            if (run.state() != JobRun.State.RUNNING) return run;
            return new JobRun(
                    run.number(),
                    run.job(),
                    JobRun.State.LOST,
                    run.startedAt(),
                    run.endedAt(),
                    run.report(),
                    run.failure());
        }

        /** What the record says then: one that was lost stays so. */
        synchronized JobRun end(JobRun begun, JobRun ended) {
            runs.replaceAll(run -> run.equals(begun) ? ended : run);
            return newest(run -> run.number() == begun.number(), 1).get(0);
        }

        synchronized List<JobRun> newest(Predicate<JobRun> which, int limit) {
            if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
            return runs.stream().filter(which).limit(limit).toList();
        }

        synchronized void forget(Instant before) {
            runs.removeIf(run -> run.startedAt().isBefore(before));
        }
    }
}
