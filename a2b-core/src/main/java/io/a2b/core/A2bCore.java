package io.a2b.core;

import io.a2b.core.account.Accounts;
import io.a2b.core.caller.Callers;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.event.Outbox;
import io.a2b.core.friend.Friends;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerReports;
import io.a2b.core.ledger.LedgerSeals;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;

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
        AccountDirectory directory) {
    /**
     * Over the host's connections.
     *
     * @param clock gives every instant that is stored; {@code Clock.systemUTC()} outside of tests
     */
    public static A2bCore over(DataSource dataSource, Clock clock, CoreConfig config) {
        Transactor transactor = Transactor.over(dataSource, config.isolation());
        Accounts accounts = Accounts.over(transactor, clock, config);
        Ledger ledger = Ledger.grouped(transactor, Outbox.none(), clock, config.groupCommit());
        return new A2bCore(
                transactor,
                new SchemaMigrator(dataSource, List.of()),
                accounts,
                ledger,
                LedgerReports.over(transactor),
                LedgerSeals.over(transactor, clock),
                CallDetailRecords.over(transactor),
                Callers.over(transactor, clock, config, accounts, ledger),
                Friends.over(transactor),
                AccountDirectory.over(transactor, clock));
    }
}
