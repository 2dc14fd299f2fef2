package io.a2b.core.friend;

import io.a2b.core.account.Accounts;
import io.a2b.core.testing.InMemoryAccounts;
import io.a2b.core.testing.InMemoryFriends;
import io.a2b.core.testing.ManualClock;

class InMemoryFriendsTest extends FriendsContract {
    @Override
    protected Accounts accounts() {
        return new InMemoryAccounts(ManualClock.at("2026-03-01T12:00:00Z"));
    }

    @Override
    protected Friends friends(Accounts accounts) {
        return new InMemoryFriends(accounts);
    }
}
