package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Delivery;
import io.a2b.core.event.EventDelivery;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is told of entries, by a ledger that commits one by one and by one that groups. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerEventsContract {
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private FreshDatabase database;

    abstract TestDatabase engine();

    enum Commits {
        ONE_BY_ONE,
        GROUPED
    }

    @BeforeAll
    void open() {
        database = engine().open();
    }

    @AfterAll
    void close() {
        database.close();
    }

    private Ledger ledger(Commits commits) {
        GroupCommit group = commits == Commits.GROUPED ? GroupCommit.on() : GroupCommit.off();
        return Ledger.grouped(database.transactor(), Outbox.stored(clock), clock, group);
    }

    private AccountId account() {
        return AccountRows.open(database.transactor(), Money.of("USD", "0"), 1000);
    }

    /** All that was not told yet. */
    private List<Delivery> told() {
        Transactor transactor = database.transactor();
        List<Delivery> heard = new ArrayList<>();
        LeaderLock leader = LeaderLock.over(transactor, clock);
        EventDelivery delivery = EventDelivery.over(transactor, clock, leader, List.of(heard::add));
        while (delivery.deliver(1_000).delivered() > 0) continue;
        return heard;
    }

    private static CreditResult topUp(Ledger ledger, String id, AccountId account, String amount) {
        return ledger.credit(
                new EntryId(id),
                SystemAccount.PAYMENTS_CLEARING,
                account,
                Money.of("USD", amount),
                EntryCode.TOP_UP,
                id);
    }

    @ParameterizedTest
    @EnumSource
    void eachEntryOnACustomersAccountIsToldOnceInItsOrder(Commits commits) throws Exception {
        told();
        Ledger ledger = ledger(commits);
        AccountId account = account();
        String run = "e" + account.value() + "-";
        topUp(ledger, run + "paid", account, "1000");
        List<Callable<Object>> calls = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            HoldId hold = new HoldId(run + n);
            calls.add(() -> {
                ledger.place(hold, account, Money.of("USD", "2"), HOUR);
                Money price = Money.of("USD", "1.5");
                ledger.post(hold, price, hold.value());
                return ledger.post(hold, price, hold.value()); // a repeat tells nothing
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(32);
        for (Future<Object> end : threads.invokeAll(calls)) end.get();
        threads.shutdown();
        List<String> booked = new ArrayList<>();
        List<LedgerEntry> page = ledger.entries(account, 0, 1_000);
        for (LedgerEntry entry : page) booked.add(entry.id().value());
        List<Delivery> heard = told();
        assertEquals(201, booked.size());
        assertEquals(booked, heard.stream().map(d -> fact(d, "entry")).toList());
        BigDecimal sum = heard.stream()
                .map(delivery -> new BigDecimal(fact(delivery, "amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Balance balance = ledger.balance(account).orElseThrow();
        assertEquals(0, balance.posted().amount().compareTo(sum));
        assertEquals("account:" + account.value(), heard.get(0).event().subject());
        assertTrue(heard.stream().allMatch(d -> d.event().kind() == EventKind.ENTRY_POSTED));
    }

    private static String fact(Delivery delivery, String name) {
        return delivery.event().facts().get(name);
    }

    @ParameterizedTest
    @EnumSource
    void aTransferIsToldOfBothAndWhatIsRefusedOfNobody(Commits commits) {
        Ledger ledger = ledger(commits);
        AccountId from = account();
        AccountId to = account();
        topUp(ledger, "t" + from.value(), from, "3");
        told();
        ledger.book(transfer("a" + from.value(), from, to, "2"));
        ledger.book(transfer("b" + from.value(), from, to, "2"));
        List<Delivery> heard = told();
        assertEquals(
                List.of("account:" + to.value() + " 2", "account:" + from.value() + " -2"),
                heard.stream()
                        .map(d -> d.event().subject() + " "
                                + new BigDecimal(fact(d, "amount"))
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .toList());
    }

    private static Booking transfer(String id, AccountId from, AccountId to, String amount) {
        return new Booking(
                new EntryId(id),
                new LedgerAccount.Customer(from),
                new LedgerAccount.Customer(to),
                Money.of("USD", amount),
                EntryCode.TRANSFER,
                id);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackIsNotTold(Commits commits) {
        AccountId account = account();
        told();
        assertThrows(
                IllegalStateException.class,
                () -> database.transactor().inTransaction(tx -> {
                    topUp(ledger(commits).within(tx), "r" + account.value(), account, "3");
                    throw new IllegalStateException("the host changed its mind");
                }));
        assertEquals(List.of(), told());
    }
}
