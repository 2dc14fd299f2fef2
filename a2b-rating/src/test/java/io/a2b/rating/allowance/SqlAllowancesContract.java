package io.a2b.rating.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** What allowances in a database keep besides: transactions and races. */
abstract class SqlAllowancesContract extends AllowancesContract {
    private static final int THREADS = 32;
    private static final Map<TestDatabase, FreshDatabase> DATABASES = new ConcurrentHashMap<>();

    private FreshDatabase database;

    abstract TestDatabase engine();

    // made once per engine; a new one for each test would take most of the time
    @BeforeEach
    void emptyDatabase() {
        database =
                DATABASES.computeIfAbsent(engine(), engine -> engine.open(RatingTables.MIGRATIONS));
        AllowanceRows.deleteAll(database.transactor());
    }

    @Override
    protected Allowances allowances() {
        return Allowances.inDatabase(database.transactor(), clock);
    }

    @Test
    void commitsWithTheTransactionItJoins() {
        database.transactor().inTransaction(tx -> {
            Allowances joined = allowances().within(tx);
            joined.save(SECONDS_100);
            place(joined, "call-1", 60);
            return joined.post(hold("call-1"), 20);
        });
        assertEquals(80, left(SECONDS_100).units());
        assertEquals(Optional.of(SECONDS_100), allowances().find("free-100"));
    }

    @Test
    void rollsBackWithTheTransactionItJoins() {
        assertThrows(
                IllegalStateException.class,
                () -> database.transactor().inTransaction(tx -> {
                    Allowances joined = allowances().within(tx);
                    joined.save(SECONDS_100);
                    place(joined, "call-1", 60);
                    joined.post(hold("call-1"), 20);
                    throw new IllegalStateException("the host changed its mind");
                }));
        assertEquals(100, left(SECONDS_100).units());
        assertEquals(Optional.empty(), allowances().findHold(hold("call-1")));
        assertEquals(Optional.empty(), allowances().find("free-100"));
    }

    @Test
    void leavesNothingOfARefusalBehindInATransactionThatGoesOn() {
        place("open", SECONDS_100, 100);
        database.transactor().inTransaction(tx -> {
            Allowances joined = allowances().within(tx);
            assertInstanceOf(AllowanceHoldResult.Refused.class, place(joined, "call-1", 1));
            assertInstanceOf(
                    AllowanceExtendResult.Refused.class,
                    joined.extend(hold("open"), 1, 1, FIVE_MINUTES));
            return joined.post(hold("open"), 40);
        });
        assertEquals(Optional.empty(), allowances().findHold(hold("call-1")));
        assertEquals(60, granted(place("call-1", SECONDS_100, 60)));
    }

    private AllowanceHoldResult place(Allowances joined, String id, long seconds) {
        return joined.place(
                hold(id),
                ALICE,
                SECONDS_100,
                clock.getZone(),
                clock.instant(),
                seconds,
                FIVE_MINUTES);
    }

    @Test
    void neverHoldsMoreSecondsThanThereAreHoweverManyAskAtOnce() throws Exception {
        List<AllowanceHoldResult> results = together(i -> place("call-" + i, SECONDS_100, 7));
        List<Long> granted = results.stream()
                .filter(AllowanceHoldResult.Held.class::isInstance)
                .map(AllowancesContract::granted)
                .sorted()
                .toList();
        assertEquals(15, granted.size()); // fourteen of seven, and the two that are left
        assertEquals(2, granted.get(0));
        assertEquals(7, granted.get(1));
        assertEquals(100, left(SECONDS_100).usage().secondsHeld());
        assertEquals(0, left(SECONDS_100).units());
    }

    @Test
    void neverGrantsMoreCallsThanThereAreHoweverManyAskAtOnce() throws Exception {
        List<AllowanceHoldResult> results = together(i -> place("call-" + i, CALLS_2, 60));
        assertEquals(
                2,
                results.stream()
                        .filter(AllowanceHoldResult.Held.class::isInstance)
                        .count());
        assertEquals(2, left(CALLS_2).usage().callsHeld());
    }

    @Test
    void neverUsesMoreThanThereIsWhenCallsEndAndBeginAtOnce() throws Exception {
        List<Long> covered = together(i -> {
            AllowanceHoldResult held = place("call-" + i, SECONDS_100, 10);
            if (held instanceof AllowanceHoldResult.Refused) return 0L;
            AllowancePostResult posted = allowances().post(hold("call-" + i), i % 2 == 0 ? 10 : 4);
            return assertInstanceOf(AllowancePostResult.Posted.class, posted).coveredSeconds();
        });
        long sum = covered.stream().mapToLong(Long::longValue).sum();
        AllowanceUsage usage = left(SECONDS_100).usage();
        assertEquals(sum, usage.secondsPosted());
        assertEquals(0, usage.secondsHeld());
        assertEquals(100 - sum, left(SECONDS_100).units());
    }

    @Test
    void placesOnceHoweverManyAskWithTheSameIdAtOnce() throws Exception {
        List<AllowanceHoldResult> results = together(i -> place("same", SECONDS_100, 60));
        assertEquals(1, results.stream().distinct().count());
        assertEquals(60, granted(results.get(0)));
        assertEquals(60, left(SECONDS_100).usage().secondsHeld());
    }

    @Test
    void booksOnceHoweverManyPostAtOnce() throws Exception {
        place("call-1", SECONDS_100, 60);
        List<AllowancePostResult> results = together(i -> allowances().post(hold("call-1"), 50));
        long first = results.stream()
                .filter(result -> result instanceof AllowancePostResult.Posted p && !p.replay())
                .count();
        assertEquals(1, first);
        assertEquals(50, left(SECONDS_100).usage().secondsPosted());
    }

    @Test
    void theAuditFindsWhatWasTamperedWith() {
        place("call-1", SECONDS_100, 60);
        place("call-2", CALLS_2, 60);
        String found = "account 7, allowance free-100, period 2026-03-01:"
                + " usage differs from its holds";
        AllowanceRows.addToSecondsPosted(database.transactor(), "free-100", 1);
        assertEquals(List.of(found), allowances().audit());
        AllowanceRows.addToSecondsPosted(database.transactor(), "free-100", -1);
        assertEquals(List.of(), allowances().audit());
        AllowanceRows.deleteUsage(database.transactor(), "free-100");
        assertEquals(List.of(found), allowances().audit());
        AllowanceRows.deleteAll(database.transactor());
    }

    private static <T> List<T> together(IntFunction<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                Callable<T> task = () -> {
                    start.await();
                    return work.apply(number);
                };
                futures.add(threads.submit(task));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) results.add(future.get());
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
