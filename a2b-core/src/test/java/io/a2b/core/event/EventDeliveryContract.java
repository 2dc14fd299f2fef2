package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an outbox and the delivery from it promise. Tests share a store. */
public abstract class EventDeliveryContract {
    protected static final ManualClock CLOCK = ManualClock.at("2026-03-01T12:00:00Z");

    protected final List<Delivery> heard = new ArrayList<>();

    /** A node's; all nodes of a test share an outbox and a lock. */
    protected abstract EventDelivery delivery(List<EventListener> listeners);

    protected abstract Outbox outbox();

    /** Of the outbox. */
    protected abstract Transactor transactor();

    /** Waits until nobody else writes of {@code subject}, which is {@code s0} or {@code s1}. */
    protected abstract void takeTurn(Transaction transaction, String subject);

    @BeforeEach
    void startWithNothing() {
        CLOCK.advance(Duration.ofDays(2)); // beyond leases and pauses of the test before
        delivery().forget(CLOCK.instant());
    }

    private EventDelivery delivery(EventListener... listeners) {
        return delivery(List.of(listeners));
    }

    protected static Event event(String subject, String number) {
        return new Event(EventKind.ENTRY_POSTED, subject, Map.of("number", number));
    }

    protected void commit(String subject, String... numbers) {
        add(Stream.of(numbers).map(number -> event(subject, number)).toList());
    }

    private void add(List<Event> events) {
        transactor().inTransaction(tx -> {
            outbox().addAll(tx, events);
            return null;
        });
    }

    protected List<String> heard() {
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
                    outbox().add(tx, event("a", "1"));
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
        add(List.of(event));
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
            if (told.event().subject().equals("a")) throw new IllegalStateException("no");
        });
        assertEquals(new DeliveryReport(true, 1, 1), delivery.deliver(100));
        assertEquals(List.of("a1", "b1"), heard());
        StuckEvent stuck = delivery.stuck(0, 10).get(0);
        assertEquals("1", stuck.delivery().event().facts().get("number"));
        assertEquals(2, stuck.delivery().attempt());
        assertEquals(CLOCK.instant().plusSeconds(1), stuck.nextAttemptAt());
        assertEquals("java.lang.IllegalStateException: no", stuck.failure());
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void aNodeThatSleptBeyondItsLeaseTellsNoMoreOnceAnotherHasTakenOver(int toldByTheOther) {
        commit("a", "1", "2", "3");
        EventDelivery other = delivery(heard::add);
        List<String> slow = new ArrayList<>();
        DeliveryReport report = delivery(told -> {
                    slow.add(told.event().facts().get("number"));
                    CLOCK.advance(Duration.ofMinutes(2));
                    other.deliver(toldByTheOther);
                })
                .deliver(100);
        assertEquals(List.of("1"), slow);
        assertEquals(1, report.delivered());
        other.deliver(100);
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
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatFailsIsNotToldAgainInTheSameCallHoweverLongThatTakesAndKeepsNoOtherWaiting() {
        String[] numbers =
                IntStream.rangeClosed(1, 150).mapToObj(Integer::toString).toArray(String[]::new);
        commit("a", numbers);
        commit("b", numbers);
        EventDelivery delivery = delivery(told -> {
            heard.add(told);
            CLOCK.advance(Duration.ofSeconds(2));
            if (told.event().subject().equals("a")) throw new IllegalStateException("no");
        });
        assertEquals(new DeliveryReport(true, 150, 1), delivery.deliver(1000));
        assertEquals("a1", heard().get(0));
        assertEquals(151, heard.size());
        assertEquals(new DeliveryReport(true, 0, 1), delivery.deliver(1000));
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatFailsIsNotToldAgainInTheSameCallThoughTheClockIsSetBack() {
        commit("a", "1", "2");
        EventDelivery delivery = delivery(told -> {
            heard.add(told);
            CLOCK.advance(Duration.ofHours(-1));
            throw new IllegalStateException("no");
        });
        assertEquals(new DeliveryReport(true, 0, 1), delivery.deliver(100));
        assertEquals(List.of("a1"), heard());
    }

    @Test
    void listsWhatIsStuckInPagesAndInOrder() {
        for (String subject : List.of("a", "b", "c")) commit(subject, "1", "2");
        EventDelivery delivery = delivery(told -> {
            throw new IllegalStateException("no");
        });
        assertEquals(new DeliveryReport(true, 0, 3), delivery.deliver(100));
        List<StuckEvent> all = delivery.stuck(0, 1000);
        assertEquals(
                List.of("a", "b", "c"),
                all.stream().map(stuck -> stuck.delivery().event().subject()).toList());
        assertEquals(all.subList(0, 2), delivery.stuck(0, 2));
        assertEquals(all.subList(2, 3), delivery.stuck(all.get(1).delivery().sequence(), 2));
        assertThrows(IllegalArgumentException.class, () -> delivery.stuck(0, 0));
        assertThrows(IllegalArgumentException.class, () -> delivery.stuck(0, 1001));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyCommittedEventIsToldInOrderWhoeverFails(long seed) {
        new OutboxRun(CLOCK, seed, transactor(), outbox(), this::delivery).run();
    }

    /** Writers of one subject take turns at a row, as those of an account do at its own. */
    @Test
    void eventsOfOneSubjectAreToldInTheOrderOfTheirCommitsWhileManyWrite() throws Exception {
        int writers = 6;
        int each = 25;
        List<AtomicInteger> committed = List.of(new AtomicInteger(), new AtomicInteger());
        EventDelivery delivery = delivery(heard::add);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int subject = writer % 2;
            running.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    write("s" + subject, committed.get(subject), i % 5 == 4);
                }
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

    private void write(String subject, AtomicInteger committed, boolean rollBack) {
        try {
            transactor().inTransaction(tx -> {
                takeTurn(tx, subject);
                String number = Integer.toString(committed.incrementAndGet());
                outbox().add(tx, event(subject, number));
                if (rollBack) throw new IllegalStateException("rolled back");
                return null;
            });
        } catch (IllegalStateException rolledBack) {
            assertTrue(rollBack);
        }
    }
}
