package io.a2b.core.job;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.leader.Lease;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/** What jobs in memory do as those in tables do: the same code, for fakes of other packages. */
public final class JobRules {
    private JobRules() {}

    public static SortedMap<String, Job> named(Collection<Job> jobs) {
        return NamedJobs.of(jobs);
    }

    public static JobRun attempt(
            Job job, JobRun begun, Lease lease, Jobs.Progress progress, Clock clock) {
        return Attempt.at(job, begun, lease, progress, clock);
    }

    public static <S> JobReport walk(
            Job job,
            Collection<S> subjects,
            LongConsumer progress,
            BiFunction<JobReport, S, JobReport> step) {
        List<S> page = List.copyOf(subjects);
        Walk<S> walk = new Walk<>(last -> last == null ? page : List.of(), job.name());
        return walk.run(progress, step::apply);
    }

    public static void requireAmount(
            Accounts accounts, AccountId account, String name, Money amount) {
        AccountAmount.require(accounts, account, name, amount);
    }

    public static Optional<Money> fill(Account account, Money target, Ledger books, Instant now) {
        return RuledRefill.fill(account, target, books, now);
    }
}
