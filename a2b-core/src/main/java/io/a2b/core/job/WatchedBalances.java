package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.job.NoticeMapper.NoticeRow;
import io.a2b.core.job.NoticeMapper.State;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What was told last is kept beside the threshold, and changes with the event. */
final class WatchedBalances implements BalanceNotices {
    private final Transactor transactor;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration pause;

    WatchedBalances(
            Transactor transactor, Accounts accounts, Outbox outbox, Clock clock, Duration pause) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.accounts = requireNonNull(accounts, "accounts");
        this.outbox = requireNonNull(outbox, "outbox");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
        if (pause.isNegative()) throw new IllegalArgumentException("pause: " + pause);
    }

    @Override
    public void watch(AccountId id, Money threshold) {
        if (threshold.micros() <= 0) throw new IllegalArgumentException("threshold: " + threshold);
        transactor.inTransaction(tx -> {
            Account account = find(tx, id)
                    .orElseThrow(() ->
                            new IllegalArgumentException("account: there is no account " + id));
            if (!account.currency().equals(threshold.currency())) {
                throw new IllegalArgumentException("threshold: " + threshold
                        + ", but the account is in " + account.currency());
            }
            NoticeMapper notices = tx.mapper(NoticeMapper.class);
            if (notices.update(id.value(), threshold.micros()) == 0
                    && notices.threshold(id.value()).isEmpty()) {
                notices.insert(id.value(), threshold.micros());
            }
            return null;
        });
    }

    @Override
    public void stop(AccountId account) {
        transactor.inTransaction(tx -> {
            tx.mapper(NoticeMapper.class).delete(account.value());
            return null;
        });
    }

    @Override
    public Optional<Money> threshold(AccountId id) {
        return transactor.inTransaction(tx -> tx.mapper(NoticeMapper.class)
                .threshold(id.value())
                .flatMap(micros ->
                        find(tx, id).map(account -> new Money(account.currency(), micros))));
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
    public JobReport run(LongConsumer progress) {
        Instant quietSince = now().minus(pause);
        Walk<Long> walk = new Walk<>(last -> page(last == null ? 0 : last, quietSince), name());
        return walk.run(
                progress, (report, id) -> check(new AccountId(id)) ? report.plusSubject() : report);
    }

    private List<Long> page(long after, Instant quietSince) {
        return transactor.inTransaction(
                tx -> tx.mapper(NoticeMapper.class).crossed(after, quietSince, Walk.PAGE));
    }

    @Override
    public boolean check(AccountId account) {
        Instant now = now();
        return transactor.inTransaction(tx -> check(tx, account, now));
    }

    private boolean check(Transaction tx, AccountId id, Instant now) {
        tx.mapper(SubjectMapper.class).lockAccount(id.value());
        NoticeMapper notices = tx.mapper(NoticeMapper.class);
        Optional<NoticeRow> found = notices.lock(id.value());
        if (found.isEmpty()) return false;
        NoticeRow row = found.get();
        if (row.state() == State.LOW) {
            if (!row.isLow()) notices.change(id.value(), State.ENOUGH, row.noticedAt());
            return false;
        }
        if (!row.isLow() || isQuiet(row, now)) return false;
        notices.change(id.value(), State.LOW, now);
        outbox.add(tx, low(find(tx, id).orElseThrow(), row));
        return true;
    }

    private boolean isQuiet(NoticeRow row, Instant now) {
        return row.noticedAt() != null && row.noticedAt().plus(pause).isAfter(now);
    }

    private static Event low(Account account, NoticeRow row) {
        Money left = new Money(account.currency(), row.leftMicros());
        Money threshold = new Money(account.currency(), row.thresholdMicros());
        return Event.of(
                EventKind.BALANCE_LOW,
                account.id(),
                Map.of(
                        "available", left.amount().toPlainString(),
                        "threshold", threshold.amount().toPlainString(),
                        "currency", account.currency().getCurrencyCode()));
    }

    private Optional<Account> find(Transaction transaction, AccountId id) {
        return accounts.within(transaction).find(id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
