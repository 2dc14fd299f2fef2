package io.a2b.core.testing;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.Accounts;
import io.a2b.core.directory.AccountDirectory;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/** Where accounts and what belongs to them are kept, for contracts that hold for any such place. */
public record AccountStores(
        Transactor transactor, Accounts accounts, AccountDirectory directory, Ledger ledger) {
    /** In the tables of the core. */
    public static AccountStores over(Transactor transactor, Clock clock) {
        return new AccountStores(
                transactor,
                Accounts.over(transactor, clock, CoreConfig.defaults().withSecretWorkFactor(4)),
                AccountDirectory.over(transactor, clock),
                Ledger.over(transactor, clock));
    }

    /** In memory. */
    public static AccountStores of(InMemoryCore core) {
        return new AccountStores(
                core.transactor(), core.accounts(), core.directory(), core.ledger());
    }
}
