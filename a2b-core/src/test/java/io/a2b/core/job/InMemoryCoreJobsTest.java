package io.a2b.core.job;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.HoldOwner;
import io.a2b.core.testing.InMemoryAccounts;
import io.a2b.core.testing.InMemoryAutoRefill;
import io.a2b.core.testing.InMemoryBalanceNotices;
import io.a2b.core.testing.InMemoryLedger;
import io.a2b.core.testing.InMemoryTransactor;

import java.util.List;

class InMemoryCoreJobsTest extends CoreJobsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts(clock);
    private final InMemoryLedger ledger = new InMemoryLedger(clock, accounts);
    private final InMemoryAutoRefill refill = new InMemoryAutoRefill(accounts, ledger, clock);
    private final InMemoryBalanceNotices notices =
            new InMemoryBalanceNotices(accounts, ledger, outbox, clock, PAUSE);
    private final Transactor transactor = new InMemoryTransactor(notices, refill, ledger, accounts);
    private int cards = 10_000_000;

    @Override
    protected Accounts accounts() {
        return accounts;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected AccountId openAccount(AccountTerms terms) {
        String card = Integer.toString(++cards);
        NewAccount account = NewAccount.of(new CardNumber(card), "user-" + card, terms);
        return assertInstanceOf(OpenResult.Opened.class, accounts.open(account))
                .account()
                .id();
    }

    @Override
    protected HoldExpiry holdExpiry(HoldOwner owner) {
        return HoldExpiry.over(ledger, clock, List.of(owner));
    }

    @Override
    protected AutoRefill refill() {
        return refill;
    }

    @Override
    protected BalanceNotices notices() {
        return notices;
    }

    @Override
    protected Transactor transactor() {
        return transactor;
    }

    @Override
    protected AutoRefill refillWithin(Transaction transaction) {
        return refill;
    }

    @Override
    protected BalanceNotices noticesWithin(Transaction transaction) {
        return notices;
    }
}
