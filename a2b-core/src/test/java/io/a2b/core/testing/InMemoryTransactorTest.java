package io.a2b.core.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.caller.EnrolResult;
import io.a2b.core.caller.Enrolment;
import io.a2b.core.directory.AccountSearch;
import io.a2b.core.event.Event;
import io.a2b.core.exchange.ConvertResult;
import io.a2b.core.exchange.ExchangeRate;
import io.a2b.core.friend.Friend;
import io.a2b.core.friend.Technology;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.OverrunPolicy;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Fakes that belong together: what one knows all know, and a transaction takes all back. */
class InMemoryTransactorTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final AccountTerms TERMS = AccountTerms.prepaid(USD);

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final InMemoryCore core = new InMemoryCore(clock);
    private final Transactor transactor = core.transactor();

    private AccountId account(String card, AccountTerms terms) {
        NewAccount asked = NewAccount.of(new CardNumber(card), "alias-" + card, terms);
        return ((Opened) core.accounts().open(asked)).account().id();
    }

    private void give(AccountId account, String entry, String amount) {
        core.ledger()
                .credit(
                        new EntryId(entry),
                        SystemAccount.PROMOTIONS,
                        account,
                        Money.of("USD", amount),
                        EntryCode.PROMOTION,
                        "gift");
    }

    private ExchangeRate rate(String dollarsForAEuro) {
        Currency euro = Currency.getInstance("EUR");
        BigDecimal value = new BigDecimal(dollarsForAEuro);
        return new ExchangeRate(euro, USD, value, "desk", clock.instant());
    }

    private Money posted(AccountId account) {
        return core.ledger().balance(account).orElseThrow().posted();
    }

    private IllegalStateException thrown(Runnable work) {
        return assertThrows(
                IllegalStateException.class,
                () -> transactor.inTransaction(transaction -> {
                    work.run();
                    throw new IllegalStateException("no");
                }));
    }

    @Test
    void theLedgerKnowsAccountsAsTheyAreAtTheMoment() {
        AccountId account = account("10000001", TERMS);
        give(account, "e1", "5");
        HoldResult none = core.ledger()
                .place(new HoldId("h1"), account, Money.of("USD", "6"), Duration.ofHours(1));
        assertEquals(new HoldResult.Refused(HoldResult.Reason.FUNDS_INSUFFICIENT), none);
        SpendCaps caps = SpendCaps.none().withDay(Money.of("USD", "1"));
        core.accounts().changeTerms(account, TERMS.withCaps(caps));
        assertEquals(
                new HoldResult.Refused(HoldResult.Reason.SPEND_CAP_REACHED),
                core.ledger()
                        .place(
                                new HoldId("h2"),
                                account,
                                Money.of("USD", "2"),
                                Duration.ofDays(1)));
        core.accounts().changeStatus(account, AccountStatus.CANCELLED);
        assertEquals(
                new HoldResult.Refused(HoldResult.Reason.ACCOUNT_NOT_ACTIVE),
                core.ledger()
                        .place(
                                new HoldId("h3"),
                                account,
                                Money.of("USD", "1"),
                                Duration.ofDays(1)));
        assertEquals(1, core.ledger().audit().accounts());
        assertEquals(Money.of("USD", "5"), core.ledger().trialBalances().get(0).customers());
    }

    @Test
    void takesBackAllThatWasDoneInATransactionThatThrows() {
        AccountId account = account("10000001", TERMS);
        give(account, "e1", "5");
        HoldId hold = new HoldId("h1");
        core.ledger().place(hold, account, Money.of("USD", "2"), Duration.ofHours(1));
        Account before = core.accounts().find(account).orElseThrow();
        PhoneNumber caller = new PhoneNumber("351911111111");
        core.callers().ids().add(account, caller);
        Friend friend = Friend.of(Technology.SIP, "phone1", account);
        PhoneNumber stranger = new PhoneNumber("351922222222");
        Enrolment enrolment = new Enrolment(TERMS, Money.of("USD", "1"), 10);
        List<Event> told = core.outbox().events();
        thrown(() -> {
            account("10000002", TERMS);
            core.accounts().changeStatus(account, AccountStatus.CANCELLED);
            core.ledger().post(hold, Money.of("USD", "1"), "call", OverrunPolicy.WRITE_OFF);
            give(account, "e2", "7");
            core.callers().ids().activate(account, caller, false);
            core.callers().ids().enrol(stranger, enrolment);
            core.friends().add(friend);
            assertEquals(Money.of("USD", "11"), posted(account));
            assertEquals(told.size() + 6, core.outbox().events().size());
        });
        assertEquals(List.of(before), core.accounts().list(0, 10));
        assertEquals(List.of(), core.accounts().statusChanges(account, 0, 10));
        assertEquals(Money.of("USD", "5"), posted(account));
        assertEquals(1, core.ledger().audit().openHolds());
        assertEquals(told, core.outbox().events());
        assertTrue(core.callers().ids().find(caller).orElseThrow().active());
        assertEquals(Optional.empty(), core.friends().find(Technology.SIP, "phone1"));
        // and all of it can be done again
        account("10000002", TERMS);
        give(account, "e2", "7");
        assertEquals(Money.of("USD", "12"), posted(account));
        EnrolResult.Enrolled enrolled =
                (EnrolResult.Enrolled) core.callers().ids().enrol(stranger, enrolment);
        assertEquals(Money.of("USD", "1"), posted(enrolled.account().id()));
        assertEquals(List.of(), core.ledger().audit().contradictions());
    }

    @Test
    void aConversionThatIsTakenBackCanBeMadeAtAnotherRate() {
        AccountId account = account("10000001", TERMS);
        List<ExchangeRate> quoted = new ArrayList<>();
        ExchangeRates rates = (from, to, at) -> Optional.of(quoted.get(0));
        InMemoryExchange exchange =
                new InMemoryExchange(core.ledger(), rates, clock, Duration.ofDays(1));
        Transactor transactor =
                new InMemoryTransactor(exchange, core.ledger(), core.accounts(), core.outbox());
        Supplier<ConvertResult> credit = () -> exchange.credit(
                new EntryId("e1"),
                SystemAccount.PROMOTIONS,
                account,
                Money.of("EUR", "1"),
                EntryCode.PROMOTION,
                "gift");
        quoted.add(rate("1.10"));
        assertThrows(
                IllegalStateException.class,
                () -> transactor.inTransaction(transaction -> {
                    credit.get();
                    throw new IllegalStateException("no");
                }));
        assertEquals(Optional.empty(), exchange.find(new EntryId("e1")));
        quoted.set(0, rate("1.20"));
        credit.get();
        assertEquals(Money.of("USD", "1.20"), posted(account));
    }

    @Test
    void keepsWhatIsDoneInATransactionThatReturns() {
        AccountId account = transactor.inTransaction(transaction -> {
            AccountId opened = account("10000001", TERMS);
            give(opened, "e1", "5");
            return opened;
        });
        assertEquals(Money.of("USD", "5"), posted(account));
    }

    @Test
    void workInsideATransactionJoinsIt() {
        AccountId account = account("10000001", TERMS);
        assertThrows(
                IllegalStateException.class,
                () -> transactor.inTransaction(outer -> {
                    outer.inTransaction(inner -> {
                        assertSame(outer, inner);
                        give(account, "e1", "5");
                        return null;
                    });
                    throw new IllegalStateException("after the inner work");
                }));
        assertEquals(Money.zero(USD), posted(account));
    }

    @Test
    void anotherTransactionInsideOneTakesBackItsOwnWork() {
        AccountId account = account("10000001", TERMS);
        transactor.inTransaction(outer -> {
            give(account, "e1", "5");
            return thrown(() -> give(account, "e2", "7"));
        });
        assertEquals(Money.of("USD", "5"), posted(account));
    }

    @Test
    void nobodyElseSeesOrLosesAnythingMeanwhile() throws Exception {
        AccountId account = account("10000001", TERMS);
        Thread other = new Thread(() -> give(account, "theirs", "7"));
        thrown(() -> {
            give(account, "mine", "5");
            other.start();
            while (other.getState() != Thread.State.BLOCKED && other.isAlive()) {
                Thread.onSpinWait();
            }
            assertTrue(other.isAlive(), "went on while the transaction was running");
        });
        other.join();
        assertEquals(Money.of("USD", "7"), posted(account));
        AtOnce.run(8, i -> {
            for (int n = 0; n < 50; n++) {
                String entry = i + "at" + n;
                if (i % 2 == 0) {
                    thrown(() -> give(account, entry, "1"));
                } else {
                    give(account, entry, "1");
                }
                core.directory().search(AccountSearch.all(), 0, 10);
            }
            return i;
        });
        assertEquals(Money.of("USD", "207"), posted(account));
    }

    @Test
    void isDeadOnceItHasEndedAndHasNoDatabase() {
        Transaction escaped = transactor.inTransaction(transaction -> transaction);
        assertThrows(IllegalStateException.class, () -> escaped.inTransaction(inner -> null));
        for (Runnable beyond : List.<Runnable>of(
                () -> transactor.inTransaction(one -> one.mapper(Runnable.class)),
                () -> transactor.inTransaction(one -> one.onConnection(connection -> null)),
                () -> transactor.inTransaction(Transaction::databaseId))) {
            assertThrows(UnsupportedOperationException.class, beyond::run);
        }
    }
}
