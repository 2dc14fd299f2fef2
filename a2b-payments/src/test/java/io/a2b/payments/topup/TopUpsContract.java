package io.a2b.payments.topup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bCore;
import io.a2b.core.A2bException;
import io.a2b.core.CoreConfig;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;
import io.a2b.payments.PaymentsTables;
import io.a2b.payments.gateway.GatewayId;
import io.a2b.payments.gateway.GatewayResult;
import io.a2b.payments.gateway.Payment;
import io.a2b.payments.manual.ManualGateway;
import io.a2b.payments.topup.TopUpResult.Declined;
import io.a2b.payments.topup.TopUpResult.Reason;
import io.a2b.payments.topup.TopUpResult.Refused;
import io.a2b.payments.topup.TopUpResult.ToppedUp;
import io.a2b.payments.topup.TopUpResult.Unknown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

abstract class TopUpsContract {
    private static final Currency USD = Currency.getInstance("USD");

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final ScriptedGateway gateway = new ScriptedGateway();
    private FreshDatabase database;
    private UnreliableDataSource connections;
    private A2bCore core;
    private TopUps topUps;
    private AccountId alice;

    abstract TestDatabase engine();

    @BeforeEach
    void open() {
        database = engine().open(PaymentsTables.MIGRATIONS);
        connections = UnreliableDataSource.over(database.dataSource());
        core = A2bCore.over(connections, clock, CoreConfig.defaults());
        topUps = TopUps.over(
                core.transactor(), core.ledger(), clock, Set.of(new ManualGateway(), gateway));
        NewAccount account =
                NewAccount.of(new CardNumber("12345678"), "alice", AccountTerms.prepaid(USD));
        alice = assertInstanceOf(OpenResult.Opened.class, core.accounts().open(account))
                .account()
                .id();
    }

    @AfterEach
    void booksBalance() {
        connections.comeBack();
        assertEquals(List.of(), core.ledger().audit().contradictions());
        database.close();
    }

    private Payment cash(String id, String amount) {
        return Payment.manual(id, alice, Money.of("USD", amount), "olga", "cash");
    }

    private Payment scripted(String id) {
        Money amount = Money.of("USD", "5.00");
        return new Payment(id, ScriptedGateway.ID, alice, amount, "web", "card");
    }

    private Money posted() {
        return core.ledger().balance(alice).orElseThrow().posted();
    }

    @Test
    void putsAManualPaymentOnTheAccountWithAReceipt() {
        ToppedUp result = assertInstanceOf(ToppedUp.class, topUps.topUp(cash("p-1", "10.00")));
        assertFalse(result.replay());
        Receipt receipt = result.receipt();
        assertEquals(cash("p-1", "10.00"), receipt.payment());
        assertEquals(Money.of("USD", "10.00"), receipt.balanceAfter());
        assertEquals(clock.instant(), receipt.settledAt());
        assertEquals(Optional.of(receipt), topUps.findReceipt("p-1"));
        assertEquals(Money.of("USD", "10.00"), posted());
        List<LedgerEntry> entries = core.ledger().entriesOf("p-1");
        assertEquals(1, entries.size());
        assertEquals(Money.of("USD", "10.00"), entries.get(0).amount());
    }

    @Test
    void theReceiptSaysOnPaperWhatWasPaid() {
        ToppedUp result = assertInstanceOf(ToppedUp.class, topUps.topUp(cash("p-1", "10.00")));
        assertEquals(
                """
                receipt: %d
                payment: p-1
                account: %s
                amount: USD 10.00
                balance after: USD 10.00
                paid by: manual, cash
                recorded by: olga
                at: 2026-03-01T12:00:00Z""".formatted(result.receipt().number(), alice),
                result.receipt().toString());
    }

    @Test
    void aRepeatGetsTheSameReceiptAndBooksNothing() {
        ToppedUp first = assertInstanceOf(ToppedUp.class, topUps.topUp(cash("p-1", "10.00")));
        topUps.topUp(cash("p-2", "1.00"));
        clock.advance(Duration.ofHours(1));
        ToppedUp again = assertInstanceOf(ToppedUp.class, topUps.topUp(cash("p-1", "10.00")));
        assertTrue(again.replay());
        assertEquals(first.receipt(), again.receipt());
        assertEquals(Money.of("USD", "11.00"), posted());
    }

    @Test
    void theSameIdWithOtherTermsIsRefusedByName() {
        topUps.topUp(cash("p-1", "10.00"));
        PaymentConflictException conflict = assertThrows(
                PaymentConflictException.class, () -> topUps.topUp(cash("p-1", "11.00")));
        assertEquals("payment p-1: amount was USD 10.00, now USD 11.00", conflict.getMessage());
        assertEquals(Money.of("USD", "10.00"), posted());
    }

    @Test
    void refusalsComeInTheirOrder() {
        AccountId nobody = new AccountId(999_999);
        Money euros = Money.of("EUR", "1.00");
        GatewayId unknown = new GatewayId("unknown");
        assertEquals(
                new Refused(Reason.GATEWAY_UNKNOWN),
                topUps.topUp(new Payment("p-1", unknown, nobody, euros, "olga", "cash")));
        assertEquals(
                new Refused(Reason.ACCOUNT_UNKNOWN),
                topUps.topUp(Payment.manual("p-1", nobody, euros, "olga", "cash")));
        assertEquals(
                new Refused(Reason.CURRENCY_DIFFERS),
                topUps.topUp(Payment.manual("p-1", alice, euros, "olga", "cash")));
        assertEquals(Optional.empty(), topUps.findState("p-1"));
    }

    @Test
    void aDeclinedPaymentIsNeverBooked() {
        gateway.answers(() -> new GatewayResult.Declined("card expired"));
        assertEquals(new Declined("card expired"), topUps.topUp(scripted("p-1")));
        gateway.answers(() -> new GatewayResult.Settled("ref-1"));
        assertEquals(new Declined("card expired"), topUps.topUp(scripted("p-1")));
        assertEquals(Money.zero(USD), posted());
        assertEquals(Optional.of(TopUpState.DECLINED), topUps.findState("p-1"));
    }

    @Test
    void anUnknownOutcomeIsAskedForAgainUntilItIsKnown() {
        gateway.answers(() -> {
            throw new IllegalStateException("connection reset");
        });
        assertInstanceOf(Unknown.class, topUps.topUp(scripted("p-1")));
        assertEquals(List.of(scripted("p-1")), topUps.unfinished(10));
        assertEquals(Money.zero(USD), posted());
        gateway.answers(() -> new GatewayResult.Settled("ref-1"));
        assertInstanceOf(ToppedUp.class, topUps.topUp(scripted("p-1")));
        assertEquals(Money.of("USD", "5.00"), posted());
        assertEquals(List.of(), topUps.unfinished(10));
        assertEquals(2, gateway.asked().size());
    }

    @Test
    void manyAtOnceWithTheSameIdBookOnce() throws Exception {
        List<TopUpResult> results = atOnce(32, () -> topUps.topUp(cash("p-1", "10.00")));
        assertEquals(
                1,
                results.stream()
                        .filter(result ->
                                !assertInstanceOf(ToppedUp.class, result).replay())
                        .count());
        assertEquals(Money.of("USD", "10.00"), posted());
    }

    @Test
    void aDatabaseThatGoesAwayAtAnyStatementLosesAndDoublesNothing() {
        int payments = 0;
        boolean failed = true;
        for (int statement = 0; failed; statement++) {
            String id = "p-" + statement;
            connections.goAwayAfter(statement);
            failed = false;
            try {
                topUps.topUp(cash(id, "1.00"));
            } catch (A2bException e) {
                failed = true;
            }
            connections.comeBack();
            assertInstanceOf(ToppedUp.class, topUps.topUp(cash(id, "1.00")));
            payments++;
            assertEquals(Money.of("USD", payments + ".00"), posted());
        }
        assertTrue(payments > 5, "only " + payments + " places to fail were tried");
    }

    @Test
    void anAnswerOfTheBookingCommitThatGetsLostIsFoundByTheRepeat() {
        gateway.answers(() -> {
            connections.loseAnswersOfCommits(1); // what is committed next is the booking
            return new GatewayResult.Settled("ref-1");
        });
        A2bException lost = assertThrows(A2bException.class, () -> topUps.topUp(scripted("p-1")));
        assertEquals(ErrorCode.DATABASE_UNAVAILABLE, lost.code());
        assertEquals(Money.of("USD", "5.00"), posted());
        ToppedUp again = assertInstanceOf(ToppedUp.class, topUps.topUp(scripted("p-1")));
        assertTrue(again.replay());
        assertEquals(Money.of("USD", "5.00"), posted());
        assertEquals(1, gateway.asked().size());
    }

    @Test
    void aCrashBetweenTheGatewayAndTheBookingLeavesThePaymentToBeAskedAbout() {
        gateway.answers(() -> {
            connections.goAway();
            return new GatewayResult.Settled("ref-1");
        });
        assertThrows(A2bException.class, () -> topUps.topUp(scripted("p-1")));
        connections.comeBack();
        assertEquals(Optional.of(TopUpState.SENT), topUps.findState("p-1"));
        assertEquals(Optional.empty(), topUps.findReceipt("p-1"));
        assertEquals(Money.zero(USD), posted());
        gateway.answers(() -> new GatewayResult.Settled("ref-1"));
        ToppedUp again = assertInstanceOf(
                ToppedUp.class, topUps.topUp(topUps.unfinished(1).get(0)));
        assertFalse(again.replay());
        assertEquals(Money.of("USD", "5.00"), posted());
    }

    @Test
    void aConnectionCutAtAnyStatementLosesAndDoublesNothing() {
        try (FaultSweep sweep = FaultSweep.over(database)) {
            assertTrue(sweep.sweep(new PaymentPath()) >= 24);
        }
    }

    /** A payment of an account of its own, which another node takes up at the same time. */
    private final class PaymentPath implements FaultSweep.Path {
        private final AtomicInteger cards = new AtomicInteger(20_000_000);

        @Override
        public void prepare(Transactor sound, String run) {
            CardNumber card = new CardNumber(Integer.toString(cards.incrementAndGet()));
            core.accounts().open(NewAccount.of(card, "of-" + run, AccountTerms.prepaid(USD)));
        }

        @Override
        public void act(Transactor transactor, String run) {
            Payment payment =
                    Payment.manual(run, account(run), Money.of("USD", "5.00"), "olga", "cash");
            over(transactor).topUp(payment);
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            act(sound, run);
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            TopUps sure = over(sound);
            Balance balance = core.ledger().balance(account(run)).orElseThrow();
            return List.of(
                    "posted " + balance.posted(),
                    "entries " + core.ledger().entries(account(run), 0, 10).size(),
                    "state " + sure.findState(run).orElseThrow(),
                    "receipt over " + sure.findReceipt(run).orElseThrow().balanceAfter());
        }

        private TopUps over(Transactor transactor) {
            return TopUps.over(
                    transactor, Ledger.over(transactor, clock), clock, Set.of(new ManualGateway()));
        }

        private AccountId account(String run) {
            return core.accounts().findByAlias("of-" + run).orElseThrow().id();
        }
    }

    @Test
    void theLedgerEntryRollsBackWithTheReceipt() {
        Payment payment = cash("p-1", "10.00");
        IllegalStateException undone = new IllegalStateException("the host changed its mind");
        assertSame(
                undone,
                assertThrows(
                        IllegalStateException.class,
                        () -> core.transactor().inTransaction(tx -> {
                            TopUps joined = TopUps.over(
                                    tx, core.ledger(), clock, Set.of(new ManualGateway()));
                            assertInstanceOf(ToppedUp.class, joined.topUp(payment));
                            throw undone;
                        })));
        assertEquals(Money.zero(USD), posted());
        assertEquals(List.of(), core.ledger().entriesOf("p-1"));
        assertEquals(Optional.empty(), topUps.findState("p-1"));
    }

    @Test
    void moneyTakenForAPaymentDeclinedMeanwhileIsNotPassedOverInSilence() {
        gateway.answers(() -> {
            gateway.answers(() -> new GatewayResult.Declined("card expired"));
            topUps.topUp(scripted("p-1")); // another caller, who comes first
            return new GatewayResult.Settled("ref-1");
        });
        A2bException opposites =
                assertThrows(A2bException.class, () -> topUps.topUp(scripted("p-1")));
        assertEquals(ErrorCode.DATA_CORRUPT, opposites.code());
        assertEquals(
                "payment p-1: declined on record, but settled as ref-1", opposites.getMessage());
        assertEquals(Money.zero(USD), posted());
        assertEquals(Optional.of(TopUpState.DECLINED), topUps.findState("p-1"));
    }

    @Test
    void keepsTextsOfEveryScriptAsTheyWereWritten() {
        Payment payment = Payment.manual(
                "p-1", alice, Money.of("USD", "1.00"), "J\u00f8rgen", "\u73fe\u91d1 \ud83d\udcb6");
        topUps.topUp(payment);
        assertEquals(payment, topUps.findReceipt("p-1").orElseThrow().payment());
    }

    @Test
    void tellsIdsApartByTheCaseOfTheirLetters() {
        topUps.topUp(cash("p-a", "1.00"));
        assertFalse(assertInstanceOf(ToppedUp.class, topUps.topUp(cash("p-A", "1.00")))
                .replay());
        assertEquals(Money.of("USD", "2.00"), posted());
    }

    @Test
    void malformedPaymentsAreRefusedWithTheNameOfTheField() {
        assertEquals(
                "amount: USD 0.00",
                assertThrows(IllegalArgumentException.class, () -> cash("p-1", "0"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> cash("p 1", "1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Payment.manual("p", alice, Money.of("USD", "1"), "olga", "a\nb"));
    }

    @Test
    void noTextCanForgeALineOfAReceipt() {
        for (String forged : List.of("a\rb", "a\u0085b", "a\u2028b", "a\u202eb", "a\ud83d")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Payment.manual("p", alice, Money.of("USD", "1"), "olga", forged),
                    () -> forged.codePoints().boxed().toList().toString());
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) results.add(future.get());
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
