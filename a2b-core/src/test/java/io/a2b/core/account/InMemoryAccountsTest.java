package io.a2b.core.account;

import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.InMemoryAccounts;
import io.a2b.core.testing.InMemoryTransactor;

import java.time.Clock;

class InMemoryAccountsTest extends AccountStatusContract {
    @Override
    protected Accounts accounts(Clock clock) {
        return new InMemoryAccounts(clock);
    }

    @Override
    protected Accounts telling(Clock clock, Outbox outbox) {
        return new InMemoryAccounts(clock, outbox);
    }

    @Override
    protected Transactor transactor(Accounts accounts) {
        return new InMemoryTransactor((InMemoryAccounts) accounts);
    }
}
