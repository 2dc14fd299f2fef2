package io.a2b.core;

import io.a2b.core.account.Accounts;
import io.a2b.core.caller.Callers;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.did.DidFeePolicy;
import io.a2b.core.did.DidFees;
import io.a2b.core.did.DidReports;
import io.a2b.core.did.Dids;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.AccountEdits;
import io.a2b.core.event.EventDelivery;
import io.a2b.core.event.Outbox;
import io.a2b.core.friend.Friends;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerReports;
import io.a2b.core.ledger.LedgerSeals;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

/**
 * a2b-core for hosts without Guice: what {@link CoreModule} binds, made by hand. Immutable, and all
 * it gives is thread-safe. Nothing connects to the database before it is used.
 *
 * @param migrator of the core's tables; a host that uses other modules too makes one of its own
 *     over their migrations
 */
public record A2bCore(
        Transactor transactor,
        SchemaMigrator migrator,
        Accounts accounts,
        Ledger ledger,
        LedgerReports ledgerReports,
        LedgerSeals ledgerSeals,
        CallDetailRecords callDetailRecords,
        Callers callers,
        Friends friends,
        AccountDirectory directory,
        AccountEdits edits,
        Outbox outbox,
        LeaderLock leader,
        EventDelivery events,
        Dids dids,
        DidFees didFees,
        DidReports didReports) {
    /**
     * Over the host's connections.
     *
     * @param clock gives every instant that is stored; {@code Clock.systemUTC()} outside of tests
     */
    public static A2bCore over(DataSource dataSource, Clock clock, CoreConfig config) {
        return over(dataSource, clock, config, List.of());
    }

    /**
     * As {@link #over(DataSource, Clock, CoreConfig)}, with listeners to what happens: the host has
     * {@link EventDelivery#deliver} called. Without any, events are kept if
     * {@link CoreConfig#keepEvents} says so.
     */
    public static A2bCore over(
            DataSource dataSource, Clock clock, CoreConfig config, List<EventListener> listeners) {
        Transactor transactor = Transactor.over(dataSource, config.isolation());
        Outbox outbox =
                config.keepEvents() || !listeners.isEmpty() ? Outbox.stored(clock) : Outbox.none();
        Accounts accounts = Accounts.over(transactor, clock, config, outbox);
        Ledger ledger = Ledger.grouped(transactor, outbox, clock, config.groupCommit());
        AccountDirectory directory = AccountDirectory.over(transactor, clock);
        LeaderLock leader = LeaderLock.over(transactor, clock);
        return new A2bCore(
                transactor,
                new SchemaMigrator(dataSource, List.of()),
                accounts,
                ledger,
                LedgerReports.over(transactor),
                LedgerSeals.over(transactor, clock),
                CallDetailRecords.over(transactor, outbox),
                Callers.over(transactor, clock, config, accounts, ledger),
                Friends.over(transactor),
                directory,
                AccountEdits.over(transactor, accounts, directory, ledger),
                outbox,
                leader,
                EventDelivery.over(transactor, clock, leader, listeners),
                Dids.over(transactor, ledger, clock, outbox),
                DidFees.over(transactor, ledger, clock, outbox, DidFeePolicy.defaults()),
                DidReports.over(transactor));
    }
}
