package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.event.Outbox;
import io.a2b.core.job.BalanceNotices;
import io.a2b.core.job.BalanceWatch;
import io.a2b.core.job.JobReport;
import io.a2b.core.job.JobRules;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Thresholds in a map, for tests. They roll back with the transactions of an
 * {@link InMemoryTransactor} they are part of; they come before accounts and ledger there. The
 * outbox is told at once, with null for the transaction.
 */
public final class InMemoryBalanceNotices implements BalanceNotices, InMemoryTransactor.Part {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration pause;
    private final SortedMap<AccountId, BalanceWatch> watches = new TreeMap<>();

    /** @param pause at least so long between two notices of one account */
    public InMemoryBalanceNotices(
            Accounts accounts, Ledger ledger, Outbox outbox, Clock clock, Duration pause) {
        this.accounts = requireNonNull(accounts, "accounts");
        this.ledger = requireNonNull(ledger, "ledger");
        this.outbox = requireNonNull(outbox, "outbox");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
        if (pause.isNegative()) throw new IllegalArgumentException("pause: " + pause);
    }

    @Override
    public synchronized void watch(AccountId account, Money threshold) {
        JobRules.requireAmount(accounts, account, "threshold", threshold);
        BalanceWatch now = watches.get(account);
        if (now != null && now.threshold().equals(threshold)) return;
        watches.put(
                account,
                new BalanceWatch(
                        threshold, false, now == null ? Optional.empty() : now.noticedAt()));
    }

    @Override
    public synchronized void stop(AccountId account) {
        watches.remove(account);
    }

    @Override
    public synchronized Optional<Money> threshold(AccountId account) {
        return Optional.ofNullable(watches.get(account)).map(BalanceWatch::threshold);
    }

    @Override
    public String name() {
        return "balance-notices";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public synchronized JobReport run(LongConsumer progress) {
        return JobRules.walk(
                this,
                watches.keySet(),
                progress,
                (report, account) -> check(account) ? report.plusSubject() : report);
    }

    @Override
    public synchronized boolean check(AccountId account) {
        BalanceWatch before = watches.get(account);
        if (before == null) return false;
        Money left = left(accounts.find(account).orElseThrow());
        BalanceWatch after = before.seen(left, clock.instant(), pause);
        if (after.equals(before)) return false;
        if (after.isTold()) outbox.add(null, after.notice(account, left));
        watches.put(account, after);
        return after.isTold();
    }

    private Money left(Account account) {
        Money posted = ledger.balance(account.id()).orElseThrow().posted();
        return posted.plus(account.terms().creditLimit());
    }

    @Override
    public Runnable remember() {
        return InMemoryTransactor.Part.copies(List.of(), List.of(watches));
    }
}
