package io.a2b.core.job;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.Expiry;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.did.AssignmentId;
import io.a2b.core.did.DidFeeJob;
import io.a2b.core.did.DidFeePolicy;
import io.a2b.core.did.DidFees;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidTerms;
import io.a2b.core.did.Dids;
import io.a2b.core.did.NewDid;
import io.a2b.core.event.EventDelivery;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Hold;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.Job;
import io.a2b.core.spi.JobContract;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Each job of the core keeps the contract of jobs. Tests share a database. */
class JobContractOfCoreTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final AccountTerms TERMS = AccountTerms.prepaid(USD).withCallsMax(2);

    private static final AtomicInteger NAMES = new AtomicInteger(40_000_000);

    private static FreshDatabase database;

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final Transactor transactor = database.transactor();
    private final Accounts accounts = Accounts.over(transactor, clock, CoreConfig.defaults());
    private final Ledger ledger = Ledger.over(transactor, clock);
    private final List<AccountId> some = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = TestDatabase.H2_MEMORY.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    private void openSome(AccountTerms terms) {
        for (int n = 0; n < 3; n++) {
            String name = Integer.toString(NAMES.incrementAndGet());
            NewAccount asked = NewAccount.of(new CardNumber(name), "alias-" + name, terms);
            AccountId account = ((Opened) accounts.open(asked)).account().id();
            some.add(account);
            ledger.credit(
                    new EntryId("top-up:" + name),
                    SystemAccount.PAYMENTS_CLEARING,
                    account,
                    usd("5"),
                    EntryCode.TOP_UP,
                    "test");
        }
    }

    private List<Money> posted() {
        return some.stream()
                .map(account -> ledger.balance(account).orElseThrow().posted())
                .toList();
    }

    @Nested
    class OfOverdueHolds extends JobContract {
        private final HoldExpiry job = HoldExpiry.over(ledger, clock, List.of());

        @Override
        protected Job job() {
            return job;
        }

        @Override
        protected void makeDue() {
            openSome(TERMS);
            for (AccountId account : some) {
                HoldId hold = new HoldId("hold:" + account.value());
                ledger.place(hold, account, usd("1"), Duration.ofMinutes(5));
            }
            clock.advance(Duration.ofMinutes(5));
        }

        @Override
        protected Object done() {
            return some.stream()
                    .flatMap(account ->
                            ledger.findHold(new HoldId("hold:" + account.value())).stream())
                    .map(Hold::state)
                    .toList();
        }

        @Override
        protected Object doneOnce() {
            return List.of(HoldState.EXPIRED, HoldState.EXPIRED, HoldState.EXPIRED);
        }
    }

    @Nested
    class OfAccountsWhoseTimeIsOver extends JobContract {
        private final AccountExpiry job = AccountExpiry.over(accounts, clock);

        @Override
        protected Job job() {
            return job;
        }

        @Override
        protected void makeDue() {
            openSome(TERMS.withExpiry(new Expiry.At(clock.instant())));
        }

        @Override
        protected Object done() {
            return some.stream()
                    .map(account -> accounts.find(account).orElseThrow().status())
                    .toList();
        }

        @Override
        protected Object doneOnce() {
            return List.of(AccountStatus.EXPIRED, AccountStatus.EXPIRED, AccountStatus.EXPIRED);
        }
    }

    @Nested
    class OfAccountsToFillUp extends JobContract {
        private final AutoRefill job = AutoRefill.over(transactor, accounts, ledger, clock);

        @Override
        protected Job job() {
            return job;
        }

        @Override
        protected void makeDue() {
            openSome(TERMS);
            some.forEach(account -> job.fillTo(account, usd("9")));
        }

        @Override
        protected Object done() {
            return posted();
        }

        @Override
        protected Object doneOnce() {
            return List.of(usd("9"), usd("9"), usd("9"));
        }
    }

    @Nested
    class OfAccountsWithLittleLeft extends JobContract {
        private final BalanceNotices job = BalanceNotices.over(
                transactor, accounts, Outbox.stored(clock), clock, Duration.ofDays(7));
        private final List<String> told = new ArrayList<>();
        private final EventDelivery delivery = EventDelivery.over(
                transactor,
                clock,
                LeaderLock.over(transactor, clock),
                List.of(event ->
                        told.add(event.event().kind() + " " + event.event().subject())));

        @Override
        protected Job job() {
            return job;
        }

        @Override
        protected void makeDue() {
            openSome(TERMS);
            some.forEach(account -> job.watch(account, usd("6")));
        }

        @Override
        protected Object done() {
            delivery.deliver(1000);
            return List.copyOf(told);
        }

        @Override
        protected Object doneOnce() {
            return some.stream()
                    .map(account -> EventKind.BALANCE_LOW + " account:" + account.value())
                    .toList();
        }
    }

    @Nested
    class OfMonthsOfNumbers extends JobContract {
        private final Dids dids = Dids.over(transactor, ledger, clock, Outbox.none());
        private final DidFeeJob job = DidFeeJob.over(
                DidFees.over(transactor, ledger, clock, Outbox.none(), new DidFeePolicy(5, 7)));

        @Override
        protected Job job() {
            return job;
        }

        @Override
        protected void makeDue() {
            openSome(TERMS);
            DidTerms terms = DidTerms.of("lisbon", "PT", DidTariff.free(USD).withMonthly(usd("1")));
            for (AccountId account : some) {
                String name = Integer.toString(NAMES.incrementAndGet());
                PhoneNumber number = new PhoneNumber(name);
                dids.add(List.of(new NewDid(number, terms)));
                dids.assign(new AssignmentId(name), number, account);
            }
            clock.advance(Duration.ofDays(32));
        }

        @Override
        protected Object done() {
            return posted();
        }

        /** The month of the assignment was paid with it. */
        @Override
        protected Object doneOnce() {
            return List.of(usd("3"), usd("3"), usd("3"));
        }
    }
}
