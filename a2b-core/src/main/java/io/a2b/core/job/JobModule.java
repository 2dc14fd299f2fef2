package io.a2b.core.job;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.CoreConfig;
import io.a2b.core.ForA2b;
import io.a2b.core.account.Accounts;
import io.a2b.core.event.Outbox;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.CoreBinder;
import io.a2b.core.spi.HoldOwner;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.util.Set;

/** Binds {@link Jobs} and the jobs of the core, each by its own name too. */
public final class JobModule extends AbstractModule {
    @Override
    protected void configure() {
        CoreBinder jobs = CoreBinder.coreBinder(binder());
        jobs.addJob().to(HoldExpiry.class);
        jobs.addJob().to(AccountExpiry.class);
        jobs.addJob().to(AutoRefill.class);
        jobs.addJob().to(BalanceNotices.class);
    }

    @Provides
    @Singleton
    Jobs jobs(Transactor transactor, @ForA2b Clock clock, LeaderLock leader, Set<Job> jobs) {
        return Jobs.over(transactor, clock, leader, jobs);
    }

    @Provides
    @Singleton
    HoldExpiry holdExpiry(Ledger ledger, @ForA2b Clock clock, Set<HoldOwner> owners) {
        return HoldExpiry.over(ledger, clock, owners);
    }

    @Provides
    @Singleton
    AccountExpiry accountExpiry(Accounts accounts, @ForA2b Clock clock) {
        return AccountExpiry.over(accounts, clock);
    }

    @Provides
    @Singleton
    AutoRefill autoRefill(
            Transactor transactor, Accounts accounts, Ledger ledger, @ForA2b Clock clock) {
        return AutoRefill.over(transactor, accounts, ledger, clock);
    }

    @Provides
    @Singleton
    BalanceNotices balanceNotices(
            Transactor transactor,
            Accounts accounts,
            Outbox outbox,
            @ForA2b Clock clock,
            CoreConfig config) {
        return BalanceNotices.over(
                transactor, accounts, outbox, clock, config.balanceNoticePause());
    }
}
