package io.a2b.core.did;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.testing.InMemoryAccounts;
import io.a2b.core.testing.InMemoryCallDetailRecords;
import io.a2b.core.testing.InMemoryDidReports;
import io.a2b.core.testing.InMemoryDids;
import io.a2b.core.testing.InMemoryLedger;

class InMemoryDidsTest extends DidsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts(clock);
    private final InMemoryLedger ledger = new InMemoryLedger(clock, accounts);
    private final InMemoryDids dids = new InMemoryDids(accounts, ledger, clock, outbox);
    private final CallDetailRecords records = new InMemoryCallDetailRecords();
    private int cards = 40_000_000;

    @Override
    protected Dids dids() {
        return dids;
    }

    @Override
    protected DidFees fees() {
        return dids.fees(policy);
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Accounts accounts() {
        return accounts;
    }

    @Override
    protected CallDetailRecords records() {
        return records;
    }

    @Override
    protected DidReports reports() {
        return new InMemoryDidReports(records);
    }

    @Override
    protected AccountId openAccount(AccountTerms terms) {
        String card = Integer.toString(++cards);
        NewAccount account = NewAccount.of(new CardNumber(card), "user-" + card, terms);
        return assertInstanceOf(OpenResult.Opened.class, accounts.open(account))
                .account()
                .id();
    }
}
