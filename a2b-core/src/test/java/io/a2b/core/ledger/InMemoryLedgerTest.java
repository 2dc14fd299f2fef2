package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.testing.InMemoryAccounts;
import io.a2b.core.testing.InMemoryLedger;
import io.a2b.core.testing.InMemoryLedgerSeals;

import java.time.ZoneId;

/** The fake keeps the contract that the real one keeps, or it would teach lies. */
class InMemoryLedgerTest extends LedgerTracesContract {
    private Outbox told = Outbox.none();
    private final InMemoryLedger ledger = new InMemoryLedger(
            clock,
            new InMemoryAccounts(clock),
            (transaction, event) -> told.add(transaction, event));
    private final LedgerSeals seals = new InMemoryLedgerSeals(ledger);
    private long lastAccount;

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Ledger telling(Outbox outbox) {
        told = outbox;
        return ledger;
    }

    @Override
    protected LedgerSeals seals() {
        return seals;
    }

    @Override
    protected void changeStatus(AccountId account, AccountStatus status) {
        ledger.changeStatus(account, status);
    }

    @Override
    protected void cap(AccountId account, SpendCaps caps, ZoneId zone) {
        ledger.cap(account, caps, zone);
    }

    @Override
    protected LedgerReports reports() {
        return ledger;
    }

    @Override
    protected AccountId openAccount(Money creditLimit, int callsMax) {
        AccountId id = new AccountId(++lastAccount);
        ledger.openAccount(id, creditLimit, callsMax);
        return id;
    }
}
