package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.job.AutoRefill;
import io.a2b.core.job.JobReport;
import io.a2b.core.job.JobRules;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Targets in a map, for tests. They roll back with the transactions of an
 * {@link InMemoryTransactor} they are part of; they come before accounts and ledger there. A run
 * locks nothing but itself: what an account spends in the middle of it may be filled up or not.
 */
public final class InMemoryAutoRefill implements AutoRefill, InMemoryTransactor.Part {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;
    private final SortedMap<AccountId, Money> targets = new TreeMap<>();

    public InMemoryAutoRefill(Accounts accounts, Ledger ledger, Clock clock) {
        this.accounts = requireNonNull(accounts, "accounts");
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void fillTo(AccountId account, Money target) {
        JobRules.requireAmount(accounts, account, "target", target);
        targets.put(account, target);
    }

    @Override
    public synchronized void stop(AccountId account) {
        targets.remove(account);
    }

    @Override
    public synchronized Optional<Money> target(AccountId account) {
        return Optional.ofNullable(targets.get(account));
    }

    @Override
    public String name() {
        return "auto-refill";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public synchronized JobReport run(LongConsumer progress) {
        Instant now = clock.instant();
        return JobRules.walk(
                this,
                targets.keySet(),
                progress,
                (report, id) -> accounts.find(id)
                        .flatMap(account -> JobRules.fill(account, targets.get(id), ledger, now))
                        .map(report::plusSubject)
                        .orElse(report));
    }

    @Override
    public Runnable remember() {
        return InMemoryTransactor.Part.copies(List.of(), List.of(targets));
    }
}
