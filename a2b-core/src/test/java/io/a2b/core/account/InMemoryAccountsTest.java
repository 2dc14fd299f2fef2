package io.a2b.core.account;

import io.a2b.core.testing.InMemoryAccounts;

import java.time.Clock;

class InMemoryAccountsTest extends AccountStatusContract {
    @Override
    protected Accounts accounts(Clock clock) {
        return new InMemoryAccounts(clock);
    }
}
