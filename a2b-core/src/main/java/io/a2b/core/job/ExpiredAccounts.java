package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.StatusNote;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Decides by the account's own rule, under the lock of its row: it may just be prolonged. */
final class ExpiredAccounts implements AccountExpiry {
    private final Transactor transactor;
    private final Accounts accounts;
    private final Clock clock;

    ExpiredAccounts(Transactor transactor, Accounts accounts, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.accounts = requireNonNull(accounts, "accounts");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public String name() {
        return "account-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public JobReport run(LongConsumer progress) {
        Instant now = clock.instant();
        Walk<Long> walk = new Walk<>(last -> page(last == null ? 0 : last, now), name());
        return walk.run(progress, (report, id) -> {
            boolean expired = transactor.inTransaction(tx -> expire(tx, new AccountId(id), now));
            return expired ? report.plusSubject() : report;
        });
    }

    private List<Long> page(long after, Instant now) {
        Instant dayAgo = now.minus(Duration.ofDays(1));
        return transactor.inTransaction(
                tx -> tx.mapper(SubjectMapper.class).expiring(after, now, dayAgo, Walk.PAGE));
    }

    private boolean expire(Transaction transaction, AccountId id, Instant now) {
        transaction.mapper(SubjectMapper.class).lockAccount(id.value());
        Accounts locked = accounts.within(transaction);
        Optional<Account> account = locked.find(id)
                .filter(found -> found.status() == AccountStatus.ACTIVE)
                .filter(found -> found.terms().expiry().hasPassed(found.life(), now));
        account.ifPresent(
                found -> locked.changeStatus(id, AccountStatus.EXPIRED, StatusNote.by(name(), "")));
        return account.isPresent();
    }
}
