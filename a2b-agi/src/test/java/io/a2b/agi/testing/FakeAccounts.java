package io.a2b.agi.testing;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountLife;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** Accounts in memory. */
public final class FakeAccounts implements Accounts {
    private record Kept(Account account, NewAccount opened) {}

    private final Map<AccountId, Kept> accounts = new ConcurrentSkipListMap<>();

    @Override
    public synchronized OpenResult open(NewAccount opened) {
        AccountId id = new AccountId(accounts.size() + 1L);
        Account account = new Account(
                id,
                opened.cardNumber(),
                opened.alias(),
                AccountStatus.ACTIVE,
                opened.terms(),
                AccountLife.unused(TestHouse.START));
        accounts.put(id, new Kept(account, opened));
        return new OpenResult.Opened(account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return where(kept -> kept.account.id().equals(id));
    }

    @Override
    public Optional<Account> findByCardNumber(CardNumber cardNumber) {
        return where(kept -> kept.account.cardNumber().equals(cardNumber));
    }

    @Override
    public Optional<Account> findByAlias(String alias) {
        return where(kept -> kept.account.alias().equals(alias));
    }

    @Override
    public Optional<Account> findByCallerId(PhoneNumber callerId) {
        return where(kept -> kept.opened.callerIds().contains(callerId));
    }

    private Optional<Account> where(Predicate<Kept> condition) {
        return accounts.values().stream().filter(condition).map(Kept::account).findFirst();
    }

    @Override
    public List<Account> list(long after, int limit) {
        return accounts.values().stream().map(Kept::account).toList();
    }

    @Override
    public List<PhoneNumber> callerIds(AccountId id) {
        return accounts.get(id).opened.callerIds();
    }

    @Override
    public boolean proves(AccountId id, String secret) {
        return accounts.get(id).opened.secret().equals(Optional.of(secret));
    }

    @Override
    public boolean hasSecret(AccountId id) {
        return accounts.get(id).opened.secret().isPresent();
    }

    @Override
    public void changeStatus(AccountId id, AccountStatus status) {
        Account old = accounts.get(id).account;
        replace(new Account(id, old.cardNumber(), old.alias(), status, old.terms(), old.life()));
    }

    @Override
    public void changeTerms(AccountId id, AccountTerms terms) {
        Account old = accounts.get(id).account;
        replace(new Account(id, old.cardNumber(), old.alias(), old.status(), terms, old.life()));
    }

    private void replace(Account account) {
        accounts.computeIfPresent(account.id(), (id, old) -> new Kept(account, old.opened));
    }

    @Override
    public void noteUse(AccountId id, Instant at) {}

    @Override
    public Accounts within(Transaction transaction) {
        throw new UnsupportedOperationException("within");
    }
}
