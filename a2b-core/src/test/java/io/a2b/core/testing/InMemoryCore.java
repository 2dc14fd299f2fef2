package io.a2b.core.testing;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.caller.Callers;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.directory.AccountEdits;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.opening.AccountImport;
import io.a2b.core.opening.InMemoryBatches;
import io.a2b.core.opening.Openings;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/**
 * Accounts, their ledger and what belongs to them without a database, for tests of an application
 * that bills: what one of them knows, all do. Thread-safe. Transactions roll back all of it but
 * speed dials, restrictions and blocked callers.
 */
public final class InMemoryCore {
    private final InMemoryOutbox outbox;
    private final InMemoryAccounts accounts;
    private final InMemoryLedger ledger;
    private final InMemoryAccountDirectory directory;
    private final InMemoryFriends friends;
    private final InMemoryCallDetailRecords callDetailRecords;
    private final InMemoryBatches batches;
    private final Transactor transactor;
    private final Callers callers;

    public InMemoryCore(Clock clock) {
        outbox = new InMemoryOutbox(clock);
        accounts = new InMemoryAccounts(clock, outbox);
        ledger = new InMemoryLedger(clock, accounts, outbox);
        directory = new InMemoryAccountDirectory(accounts, clock);
        friends = new InMemoryFriends(accounts);
        callDetailRecords = new InMemoryCallDetailRecords(outbox);
        batches = new InMemoryBatches(accounts, directory);
        transactor = new InMemoryTransactor(
                batches, directory, friends, callDetailRecords, ledger, accounts, outbox);
        int callerIdsMax = CoreConfig.defaults().callerIdsMax();
        callers = InMemoryCallers.over(accounts, clock, callerIdsMax, this::credit);
    }

    private void credit(AccountId account, Money opening) {
        ledger.credit(
                new EntryId("enrol:" + account),
                SystemAccount.PROMOTIONS,
                account,
                opening,
                EntryCode.PROMOTION,
                "first call");
    }

    public Transactor transactor() {
        return transactor;
    }

    public InMemoryAccounts accounts() {
        return accounts;
    }

    public InMemoryLedger ledger() {
        return ledger;
    }

    /** Told what happens to accounts: how they change, what is booked, and their calls. */
    public InMemoryOutbox outbox() {
        return outbox;
    }

    public AccountDirectory directory() {
        return directory;
    }

    public AccountEdits edits() {
        return AccountEdits.over(transactor, accounts, directory, ledger);
    }

    public AccountImport imports() {
        return AccountImport.over(transactor, accounts, directory, ledger);
    }

    public Openings openings() {
        return batches.openings(transactor, ledger);
    }

    public Callers callers() {
        return callers;
    }

    public InMemoryFriends friends() {
        return friends;
    }

    public InMemoryCallDetailRecords callDetailRecords() {
        return callDetailRecords;
    }
}
