package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the outbox in a table and the delivery from it promise. Tests share a database. */
abstract class EventDeliveryContract {
    private static final ManualClock CLOCK = ManualClock.at("2026-03-01T12:00:00Z");
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    private final List<Delivery> heard = new ArrayList<>();

    abstract TestDatabase engine();

    private Transactor transactor() {
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

    @BeforeEach
    void startWithNothing() {
        CLOCK.advance(Duration.ofDays(2)); // beyond leases and pauses of the test before
        delivery().forget(CLOCK.instant());
    }

    private EventDelivery delivery(EventListener... listeners) {
        LeaderLock leader = LeaderLock.over(transactor(), CLOCK);
        return EventDelivery.over(transactor(), CLOCK, leader, List.of(listeners));
    }

    private static Event event(String subject, String number) {
        return new Event(EventKind.ENTRY_POSTED, subject, Map.of("number", number));
    }

    private void commit(String subject, String... numbers) {
        transactor().inTransaction(tx -> {
            for (String number : numbers) Outbox.stored(CLOCK).add(tx, event(subject, number));
            return null;
        });
    }

    private List<String> heard() {
        return heard.stream()
                .map(told -> told.event().subject() + told.event().facts().get("number"))
                .toList();
    }

    @Test
    void tellsWhatWasCommittedInOrderAndOnce() {
        commit("a", "1", "2");
        commit("b", "1");
        commit("a", "3");
        EventDelivery delivery = delivery(heard::add);
        assertEquals(new DeliveryReport(true, 4, 0), delivery.deliver(100));
        assertEquals(List.of("a1", "a2", "b1", "a3"), heard());
        assertEquals(new DeliveryReport(true, 0, 0), delivery.deliver(100));
    }

    @Test
    void tellsNothingThatWasRolledBack() {
        assertThrows(
                IllegalStateException.class,
                () -> transactor().inTransaction(tx -> {
                    Outbox.stored(CLOCK).add(tx, event("a", "1"));
                    throw new IllegalStateException("the host changes its mind");
                }));
        commit("a", "2");
        delivery(heard::add).deliver(100);
        assertEquals(List.of("a2"), heard());
    }

    @Test
    void tellsNoMoreThanItIsAskedTo() {
        commit("a", "1", "2", "3");
        EventDelivery delivery = delivery(heard::add);
        assertEquals(2, delivery.deliver(2).delivered());
        assertEquals(List.of("a1", "a2"), heard());
        assertThrows(IllegalArgumentException.class, () -> delivery.deliver(0));
        assertThrows(IllegalArgumentException.class, () -> delivery.deliver(10_001));
    }

    @Test
    void anEventIsToldAsItWasAdded() {
        Map<String, String> facts = Map.of("zoe", "Zoë \"☎\" 💶", "lines", "a\\b\nc=\0d", "no", "");
        Event event = Event.of(EventKind.ACCOUNT_TERMS_CHANGED, new AccountId(7), facts);
        transactor().inTransaction(tx -> {
            Outbox.stored(CLOCK).add(tx, event);
            return null;
        });
        delivery(heard::add).deliver(1);
        Delivery told = heard.get(0);
        assertEquals(new Delivery(told.sequence(), event, CLOCK.instant(), 1), told);
    }

    @Test
    void aListenerThatFailsStopsItsSubjectAndNoOther() {
        commit("a", "1", "2");
        commit("b", "1");
        EventDelivery delivery = delivery(told -> {
            heard.add(told);
            if (told.event().subject().equals("a"))
                throw new IllegalStateException("no " + engine());
        });
        assertEquals(new DeliveryReport(true, 1, 1), delivery.deliver(100));
        assertEquals(List.of("a1", "b1"), heard());
        StuckEvent stuck = delivery.stuck(0, 10).get(0);
        assertEquals("1", stuck.delivery().event().facts().get("number"));
        assertEquals(2, stuck.delivery().attempt());
        assertEquals(CLOCK.instant().plusSeconds(1), stuck.nextAttemptAt());
        assertEquals("java.lang.IllegalStateException: no " + engine(), stuck.failure());
        assertEquals(new DeliveryReport(true, 0, 0), delivery.deliver(100));
    }

    @Test
    void triesAgainAfterPausesThatDoubleUpToAnHour() {
        commit("a", "1");
        EventDelivery delivery = delivery(told -> {
            heard.add(told);
            throw new IllegalStateException("x".repeat(300));
        });
        for (long pause :
                new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600}) {
            assertEquals(1, delivery.deliver(100).failed());
            StuckEvent stuck = delivery.stuck(0, 10).get(0);
            assertEquals(CLOCK.instant().plusSeconds(pause), stuck.nextAttemptAt());
            assertEquals(255, stuck.failure().length());
            CLOCK.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertEquals(0, delivery.deliver(100).failed());
            CLOCK.advance(Duration.ofMillis(1));
        }
        assertEquals(14, heard.get(13).attempt());
        assertEquals(new DeliveryReport(true, 1, 0), delivery(heard::add).deliver(100));
        assertEquals(List.of(), delivery.stuck(0, 10));
    }

    @Test
    void anEventIsToldToEveryListenerThoughOneFailsAndAgainToAllOfThem() {
        commit("a", "1");
        AtomicInteger failures = new AtomicInteger(1);
        EventDelivery delivery = delivery(
                told -> {
                    if (failures.getAndDecrement() > 0) throw new IllegalStateException("not yet");
                },
                heard::add);
        delivery.deliver(100);
        CLOCK.advance(Duration.ofSeconds(1));
        assertEquals(new DeliveryReport(true, 1, 0), delivery.deliver(100));
        assertEquals(List.of("a1", "a1"), heard());
        assertEquals(heard.get(0).sequence(), heard.get(1).sequence());
    }

    @Test
    void anOperatorGivesUpOnAnEventThatFailsAndItsSubjectGoesOn() {
        commit("a", "1", "2");
        EventDelivery failing = delivery(told -> {
            throw new IllegalStateException("never");
        });
        EventDelivery delivery = delivery(heard::add);
        failing.deliver(100);
        long sequence = failing.stuck(0, 10).get(0).delivery().sequence();
        assertFalse(delivery.giveUp(sequence + 1), "it has not failed");
        assertTrue(delivery.giveUp(sequence));
        assertFalse(delivery.giveUp(sequence), "it is gone");
        delivery.deliver(100);
        assertEquals(List.of("a2"), heard());
    }

    @Test
    void oneNodeTellsAtATime() {
        commit("a", "1", "2");
        EventDelivery other = delivery(told -> heard.add(told));
        List<DeliveryReport> meanwhile = new ArrayList<>();
        delivery(told -> meanwhile.add(other.deliver(100))).deliver(100);
        assertEquals(List.of(DeliveryReport.NOT_LEADING, DeliveryReport.NOT_LEADING), meanwhile);
        assertEquals(List.of(), heard());
    }

    @Test
    void aNodeThatSleptBeyondItsLeaseTellsNoMoreOnceAnotherHasTakenOver() {
        commit("a", "1", "2", "3");
        EventDelivery other = delivery(heard::add);
        List<String> slow = new ArrayList<>();
        DeliveryReport report = delivery(told -> {
                    slow.add(told.event().facts().get("number"));
                    CLOCK.advance(Duration.ofMinutes(2));
                    other.deliver(100);
                })
                .deliver(100);
        assertEquals(List.of("1"), slow);
        assertEquals(1, report.delivered());
        assertEquals(List.of("a1", "a2", "a3"), heard());
    }

    @Test
    void withoutAListenerNothingIsTakenOut() {
        commit("a", "1");
        assertEquals(DeliveryReport.NOT_LEADING, delivery().deliver(100));
        delivery(heard::add).deliver(100);
        assertEquals(List.of("a1"), heard());
    }

    @Test
    void forgetsWhatIsOldEnough() {
        commit("a", "1");
        CLOCK.advance(Duration.ofSeconds(1));
        commit("a", "2");
        assertEquals(1, delivery().forget(CLOCK.instant()));
        delivery(heard::add).deliver(100);
        assertEquals(List.of("a2"), heard());
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
        delivery(heard::add).deliver(100);
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
        OutboxRun.of(database(), CLOCK, seed);
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
        for (int i = 0; i < 150; i++) add(event("other", Integer.toString(i)));
        delivery(event -> {
                    if (heard.isEmpty()) {
                        commit.countDown();
                        await(late);
                        add(event("late", "2"));
                    }
                    heard.add(event);
                })
                .deliver(1_000);
        pool.shutdown();
        assertEquals(
                List.of("1", "2"),
                heard.stream()
                        .filter(told -> told.event().subject().equals("late"))
                        .map(told -> told.event().facts().get("number"))
                        .toList());
    }

    private void add(Event event) {
        transactor().inTransaction(tx -> {
            Outbox.stored(CLOCK).add(tx, event);
            return null;
        });
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

    /** Writers of one subject take turns at a row, as those of an account do at its own. */
    @Test
    void eventsOfOneSubjectAreToldInTheOrderOfTheirCommitsWhileManyWrite() throws Exception {
        int writers = 6;
        int each = 25;
        LeaderLock rows = LeaderLock.over(transactor(), CLOCK);
        List<AtomicInteger> committed = List.of(new AtomicInteger(), new AtomicInteger());
        for (int subject = 0; subject < 2; subject++) {
            rows.tryLead("row-" + subject, Duration.ofDays(1));
        }
        EventDelivery delivery = delivery(heard::add);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int subject = writer % 2;
            running.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) write(subject, committed.get(subject), i % 5 == 4);
            }));
        }
        while (running.stream().anyMatch(task -> !task.isDone())) delivery.deliver(20);
        for (Future<?> task : running) task.get();
        pool.shutdown();
        while (delivery.deliver(100).delivered() > 0) continue;
        for (int subject = 0; subject < 2; subject++) {
            String name = "s" + subject;
            List<Integer> told = heard.stream()
                    .filter(delivered -> delivered.event().subject().equals(name))
                    .map(delivered -> Integer.valueOf(delivered.event().facts().get("number")))
                    .toList();
            assertEquals(writers / 2 * each * 4 / 5, told.size());
            assertEquals(told.stream().sorted().toList(), told);
        }
    }

    private void write(int subject, AtomicInteger committed, boolean rollBack) {
        try {
            transactor().inTransaction(tx -> {
                tx.onConnection(connection -> {
                    try (var lock = connection.prepareStatement(
                            "update a2b_leader set token = token + 1 where name = ?")) {
                        lock.setString(1, "row-" + subject);
                        return lock.executeUpdate();
                    }
                });
                String number = Integer.toString(committed.incrementAndGet());
                Outbox.stored(CLOCK).add(tx, event("s" + subject, number));
                if (rollBack) throw new IllegalStateException("rolled back");
                return null;
            });
        } catch (IllegalStateException rolledBack) {
            assertTrue(rollBack);
        }
    }
}
