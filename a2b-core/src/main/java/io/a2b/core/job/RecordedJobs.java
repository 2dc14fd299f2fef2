package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.leader.Lease;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Runs jobs under the leader lock. A run's record is begun before and ended after it. */
final class RecordedJobs implements Jobs {
    private static final String LOCK = "jobs";
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(90);

    private final Transactor transactor;
    private final Clock clock;
    private final LeaderLock leader;
    private final SortedMap<String, Job> jobs;

    RecordedJobs(Transactor transactor, Clock clock, LeaderLock leader, Collection<Job> jobs) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
        this.leader = requireNonNull(leader, "leader");
        this.jobs = NamedJobs.of(jobs);
    }

    @Override
    public List<JobRun> runDue(Progress progress) {
        requireNonNull(progress, "progress");
        if (jobs.values().stream().noneMatch(this::isDue)) return List.of();
        return leader.whileLeading(LOCK, LEASE, lease -> runDue(progress, lease))
                .orElse(List.of());
    }

    private List<JobRun> runDue(Progress progress, Lease lease) {
        forgetOld();
        List<JobRun> runs = new ArrayList<>();
        for (Job job : jobs.values()) {
            if (!lease.renewWhenHalfSpent()) break;
            if (isDue(job)) runs.add(run(job, progress, lease)); // not run meanwhile by another
        }
        return runs;
    }

    private boolean isDue(Job job) {
        Instant now = now();
        return in(runs -> runs.newest(job.name()))
                .map(last -> last.toRun(List.of()).isDueAgain(job.every(), now))
                .orElse(true);
    }

    private void forgetOld() {
        Instant before = now().minus(KEPT);
        in(runs -> {
            runs.forgetSums(before);
            runs.forget(before);
            return null;
        });
    }

    @Override
    public Optional<JobRun> run(String name, Progress progress) {
        Job job = jobs.get(name);
        if (job == null) throw new IllegalArgumentException("job: there is none called " + name);
        return leader.whileLeading(LOCK, LEASE, lease -> run(job, progress, lease));
    }

    private JobRun run(Job job, Progress progress, Lease lease) {
        Instant startedAt = now();
        JobRun begun = in(runs -> {
            runs.loseRunning(job.name());
            runs.insert(job.name(), startedAt);
            return runs.newest(job.name()).orElseThrow().toRun(List.of());
        });
        return keep(Attempt.at(job, begun, lease, progress, clock));
    }

    private JobRun keep(JobRun ended) {
        long number = ended.number();
        return in(runs -> {
            if (runs.end(JobRunRow.of(ended)) == 1) {
                for (Money sum : ended.report().sums()) {
                    runs.insertSum(number, sum.currency().getCurrencyCode(), sum.micros());
                }
            }
            return runs.get(number).toRun(runs.sums(number));
        });
    }

    @Override
    public List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    @Override
    public List<JobRun> runs(int limit) {
        requireLimit(limit);
        return in(runs -> withSums(runs, runs.latest(limit)));
    }

    @Override
    public List<JobRun> runs(String job, int limit) {
        requireLimit(limit);
        return in(runs -> withSums(runs, runs.latestOf(job, limit)));
    }

    private static List<JobRun> withSums(JobRunMapper runs, List<JobRunRow> rows) {
        return rows.stream().map(row -> row.toRun(runs.sums(row.sequence()))).toList();
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T in(Function<JobRunMapper, T> work) {
        return transactor.inTransaction(tx -> work.apply(tx.mapper(JobRunMapper.class)));
    }
}
