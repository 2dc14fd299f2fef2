package io.a2b.core.caller;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.money.Money;
import io.a2b.core.testing.InMemoryAccounts;
import io.a2b.core.testing.InMemoryCallers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class InMemoryCallersTest extends CallersContract {
    private final Map<AccountId, Money> posted = new ConcurrentHashMap<>();

    @Override
    protected Accounts accounts() {
        return new InMemoryAccounts(clock);
    }

    @Override
    protected Callers callers(Accounts accounts) {
        return InMemoryCallers.over(
                (InMemoryAccounts) accounts,
                clock,
                CALLER_IDS_MAX,
                (account, credit) -> posted.merge(account, credit, Money::plus));
    }

    @Override
    protected Money posted(AccountId account) {
        return posted.getOrDefault(account, Money.zero(USD));
    }
}
