package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What the outbox in a table keeps besides: what commits, when it commits, and what a host loses.
 */
abstract class SqlEventDeliveryContract extends EventDeliveryContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    @Override
    protected Transactor transactor() {
        return database().transactor();
    }

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @Override
    protected EventDelivery delivery(List<EventListener> listeners) {
        LeaderLock leader = LeaderLock.over(transactor(), CLOCK);
        return EventDelivery.over(transactor(), CLOCK, leader, listeners);
    }

    @Override
    protected Outbox outbox() {
        return Outbox.stored(CLOCK);
    }

    /** Rows to take turns at, as those who write of an account do at its own. */
    @BeforeEach
    void haveRows() {
        LeaderLock rows = LeaderLock.over(transactor(), CLOCK);
        for (String subject : List.of("s0", "s1")) rows.tryLead(subject, Duration.ofDays(1));
    }

    @Override
    protected void takeTurn(Transaction transaction, String subject) {
        transaction.onConnection(connection -> {
            try (var lock = connection.prepareStatement(
                    "update a2b_leader set token = token + 1 where name = ?")) {
                lock.setString(1, subject);
                return lock.executeUpdate();
            }
        });
    }

    @Test
    void aLegThatIsRecordedIsToldOnce() {
        CallDetailRecords records = CallDetailRecords.over(transactor(), Outbox.stored(CLOCK));
        CallDetailRecord leg = new CallDetailRecord(
                CallId.random(),
                1,
                new AccountId(77),
                "",
                new PhoneNumber("442079460000"),
                "London",
                "carrier-1",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(
                        CLOCK.instant(), CLOCK.instant(), CLOCK.instant().plusSeconds(61)),
                new CallDetailRecord.LegBill(61, 66, Money.of("USD", "0.12")),
                "");
        records.write(leg);
        records.write(leg);
        delivery(List.of(heard::add)).deliver(100);
        assertEquals(1, heard.size());
        Event event = heard.get(0).event();
        assertEquals(EventKind.CALL_RECORDED, event.kind());
        assertEquals("account:77", event.subject());
        assertEquals(leg.call().value(), event.facts().get("call"));
        assertEquals("ANSWERED", event.facts().get("disposition"));
        assertEquals("0.12", event.facts().get("charge"));
        assertEquals("USD", event.facts().get("currency"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyCommittedEventIsToldInOrderWhateverBreaks(long seed) {
        new SqlOutboxRun(database(), CLOCK, seed).run();
    }

    /** Its number is lower than those that were told already, as it was given before they came. */
    @Test
    void anEventThatIsCommittedLateIsToldBeforeTheNextOfItsSubject() throws Exception {
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<?> late = pool.submit(() -> transactor().inTransaction(tx -> {
            Outbox.stored(CLOCK).add(tx, event("late", "1"));
            added.countDown();
            return await(commit);
        }));
        added.await();
        for (int i = 0; i < 150; i++) commit("other", Integer.toString(i));
        EventDelivery delivery = delivery(List.of(event -> {
            if (heard.isEmpty()) {
                commit.countDown();
                await(late);
                commit("late", "2");
            }
            heard.add(event);
        }));
        delivery.deliver(1_000);
        pool.shutdown();
        assertEquals(
                List.of("1", "2"),
                heard.stream()
                        .filter(told -> told.event().subject().equals("late"))
                        .map(told -> told.event().facts().get("number"))
                        .toList());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
