package io.a2b.core.job;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells when little is left: an event {@code BALANCE_LOW} when what an account could spend if it
 * had no call in progress - posted balance plus credit limit - falls below its threshold. Once per
 * crossing: not again before it was back above; and not more often than once in so many days. Money
 * that is held for calls counts as left, as most of it comes back. Thread-safe.
 */
public interface BalanceNotices extends Job {
    /**
     * From now on, tell when less than {@code threshold} is left. Safe to repeat; another threshold
     * begins anew.
     *
     * @param threshold above zero, in the currency of the account
     * @throws IllegalArgumentException if there is no such account, or it has another currency
     */
    void watch(AccountId account, Money threshold);

    /** From now on, tell nothing of this account. Safe to repeat. */
    void stop(AccountId account);

    /** What the account must not fall below without a notice. */
    Optional<Money> threshold(AccountId account);

    /**
     * Looks at one account now, as the job does at all: for hosts that want to tell at once, after
     * a charge.
     *
     * @return whether there is something to tell that was not told yet
     */
    boolean check(AccountId account);

    /**
     * Over the tables of the core.
     *
     * @param pause at least so long between two notices of one account
     */
    static BalanceNotices over(
            Transactor transactor, Accounts accounts, Outbox outbox, Clock clock, Duration pause) {
        return new WatchedBalances(transactor, accounts, outbox, clock, pause);
    }
}
