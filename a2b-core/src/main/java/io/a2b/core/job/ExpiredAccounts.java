package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Pages of accounts whose time is over; each is asked again when its turn comes. */
final class ExpiredAccounts implements AccountExpiry {
    private final Accounts accounts;
    private final Clock clock;

    ExpiredAccounts(Accounts accounts, Clock clock) {
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
        Walk<AccountId> walk = new Walk<>(
                last -> accounts.listExpired(now, last == null ? 0 : last.value(), Walk.PAGE),
                name());
        return walk.run(
                progress, (report, id) -> accounts.expire(id, now) ? report.plusSubject() : report);
    }
}
