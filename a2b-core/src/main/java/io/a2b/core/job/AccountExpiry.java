package io.a2b.core.job;

import io.a2b.core.account.Accounts;
import io.a2b.core.spi.Job;

import java.time.Clock;

/**
 * Sets active accounts to {@code EXPIRED} when their time is over. Calls are refused from that
 * moment on in any case; this makes the status say so, once an hour.
 */
public interface AccountExpiry extends Job {
    /** Over {@code accounts}, each changed in a transaction of its own. */
    static AccountExpiry over(Accounts accounts, Clock clock) {
        return new ExpiredAccounts(accounts, clock);
    }
}
