package io.a2b.core.job;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.util.Optional;

/**
 * Fills accounts up to a target at most once a day, a day of the account's own time zone. An active
 * account whose posted balance is below its target gets the difference, as an entry
 * {@code AUTO_REFILL} from promotions; nothing is ever taken away. Days that were missed are not
 * made up for: the account is filled up once, which is what it would have after a run each day,
 * unless it paid for something meanwhile. Thread-safe.
 */
public interface AutoRefill extends Job {
    /**
     * From now on, fill this account up to {@code target}. Safe to repeat.
     *
     * @param target above zero, in the currency of the account
     * @throws IllegalArgumentException if there is no such account, or it has another currency
     */
    void fillTo(AccountId account, Money target);

    /** From now on, do not fill this account up. Safe to repeat. */
    void stop(AccountId account);

    /** What the account is filled up to. */
    Optional<Money> target(AccountId account);

    /** Over the tables of the core. */
    static AutoRefill over(Transactor transactor, Accounts accounts, Ledger ledger, Clock clock) {
        return new RuledRefill(transactor, accounts, ledger, clock);
    }
}
