package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.testing.InMemoryLedger;

/** The fake keeps the contract that the real one keeps, or it would teach lies. */
class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private long lastAccount;

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected AccountId openAccount(Money creditLimit, int callsMax) {
        AccountId id = new AccountId(++lastAccount);
        ledger.openAccount(id, creditLimit, callsMax);
        return id;
    }
}
