package io.a2b.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.CoreConfig;
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
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the jobs do to tables, whatever becomes of the connection. */
abstract class SqlCoreJobsContract extends CoreJobsContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    private int opened;

    abstract TestDatabase engine();

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @BeforeEach
    void startWithNothing() {
        Emptied.tables(
                database(),
                "refill_rule",
                "balance_notice",
                "hold",
                "ledger_entry",
                "account_name",
                "account");
    }

    @Override
    protected Accounts accounts() {
        return Accounts.over(transactor(), clock, CoreConfig.defaults());
    }

    @Override
    protected Ledger ledger() {
        return Ledger.over(transactor(), clock);
    }

    @Override
    protected AccountId openAccount(AccountTerms terms) {
        String card = Integer.toString(10_000_000 + ++opened);
        NewAccount account = NewAccount.of(new CardNumber(card), "alias" + opened, terms);
        return assertInstanceOf(OpenResult.Opened.class, accounts().open(account))
                .account()
                .id();
    }

    @Override
    protected HoldExpiry holdExpiry(HoldOwner owner) {
        return HoldExpiry.over(ledger(), clock, List.of(owner));
    }

    @Override
    protected AutoRefill refill() {
        return AutoRefill.over(transactor(), accounts(), ledger(), clock);
    }

    @Override
    protected BalanceNotices notices() {
        return BalanceNotices.over(transactor(), accounts(), outbox, clock, PAUSE);
    }

    @Override
    protected Transactor transactor() {
        return database().transactor();
    }

    @Override
    protected AutoRefill refillWithin(Transaction transaction) {
        return AutoRefill.over(transaction, accounts(), ledger(), clock);
    }

    @Override
    protected BalanceNotices noticesWithin(Transaction transaction) {
        return BalanceNotices.over(transaction, accounts(), outbox, clock, PAUSE);
    }

    @Test
    void aRefillThatBreaksAnywhereIsFinishedByTheNext() {
        UnreliableDataSource unreliable = UnreliableDataSource.over(database().dataSource());
        Transactor shaky = Transactor.over(unreliable, FreshDatabase.isolation());
        AutoRefill breaking = AutoRefill.over(
                shaky,
                Accounts.over(shaky, clock, CoreConfig.defaults()),
                Ledger.over(shaky, clock),
                clock);
        int broken = 0;
        for (int statements = 0; ; statements++) {
            List<AccountId> some = List.of(account(), account());
            some.forEach(account -> refill().fillTo(account, usd("5")));
            unreliable.goAwayAfter(statements);
            JobReport report = null;
            try {
                report = breaking.run(QUIETLY);
            } catch (A2bException gone) {
                broken++;
            } finally {
                unreliable.comeBack();
            }
            refill().run(QUIETLY);
            for (AccountId account : some) {
                assertEquals(usd("5"), posted(account), "after " + statements);
                assertEquals(1, ledger().entries(account, 0, 10).size());
            }
            if (report != null && report.subjects() == 2) break;
        }
        assertTrue(broken > 10, "broke " + broken + " times");
        assertTrue(ledger().audit().balance());
    }
}
