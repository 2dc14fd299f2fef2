package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an account must not fall below, and what was told of it: when {@link BalanceNotices} has
 * something to tell. Immutable.
 *
 * @param isTold whether it is known that little is left; until the balance is back above
 * @param noticedAt when that was told last; empty if it never was
 */
public record BalanceWatch(Money threshold, boolean isTold, Optional<Instant> noticedAt) {
    public BalanceWatch {
        requireNonNull(threshold, "threshold");
        requireNonNull(noticedAt, "noticedAt");
    }

    /**
     * After a look at the account: another one is to be kept, and if that {@link #isTold}, there is
     * something to tell. The same if there is nothing to keep and nothing to tell.
     *
     * @param left what the account could spend if it had no call in progress
     * @param pause at least so long between two notices
     */
    public BalanceWatch seen(Money left, Instant now, Duration pause) {
        boolean isLow = left.compareTo(threshold) < 0;
        if (isLow == isTold) return this;
        if (!isLow) return new BalanceWatch(threshold, false, noticedAt);
        boolean tooSoon =
                noticedAt.filter(last -> last.plus(pause).isAfter(now)).isPresent();
        return tooSoon ? this : new BalanceWatch(threshold, true, Optional.of(now));
    }

    /** What is told. */
    public Event notice(AccountId account, Money left) {
        return Event.of(
                EventKind.BALANCE_LOW,
                account,
                Map.of(
                        "available", left.amount().toPlainString(),
                        "threshold", threshold.amount().toPlainString(),
                        "currency", threshold.currency().getCurrencyCode()));
    }
}
