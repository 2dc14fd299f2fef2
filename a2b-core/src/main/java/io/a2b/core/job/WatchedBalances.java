package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
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
        transactor.inTransaction(tx -> {
            AccountAmount.require(accounts.within(tx), id, "threshold", threshold);
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
                .flatMap(micros -> accounts.within(tx)
                        .find(id)
                        .map(account -> new Money(account.currency(), micros))));
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
        accounts.within(tx).lock(id);
        NoticeMapper notices = tx.mapper(NoticeMapper.class);
        Optional<NoticeRow> found = notices.lock(id.value());
        if (found.isEmpty()) return false;
        Money left = found.get().left();
        BalanceWatch before = found.get().toWatch();
        BalanceWatch after = before.seen(left, now, pause);
        if (after.equals(before)) return false;
        State state = after.isTold() ? State.LOW : State.ENOUGH;
        notices.change(id.value(), state, after.noticedAt().orElse(null));
        if (after.isTold()) outbox.add(tx, after.notice(id, left));
        return after.isTold();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
