package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.routing.RoutedNumber.Lookup;
import io.a2b.rating.spi.NumberPortability;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

class PortabilityLookupTest {
    private static final PhoneNumber CALLED = new PhoneNumber("351912345678");
    private static final RoutingNumber MOVED = new RoutingNumber("0123");
    private static final PortabilityLookup.Limits LIMITS =
            new PortabilityLookup.Limits(Duration.ofMillis(20), 2, Duration.ofMinutes(1));

    private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private final List<String> asked = new ArrayList<>();

    private PortabilityLookup lookup(NumberPortability portability, Executor executor) {
        return new PortabilityLookup(portability, executor, clock, LIMITS);
    }

    private PortabilityLookup remembering() {
        return lookup(
                called -> {
                    asked.add(called.digits());
                    return Optional.empty();
                },
                Runnable::run);
    }

    private static PhoneNumber number(int last) {
        return new PhoneNumber("35191000000" + last);
    }

    @Test
    void saysWhereANumberMovedTo() {
        PortabilityLookup lookup = lookup(called -> Optional.of(MOVED), Runnable::run);

        assertEquals(RoutedNumber.ported(CALLED, MOVED), lookup.find(CALLED));
        assertEquals("0123", lookup.find(CALLED).digits());
    }

    @Test
    void asksForNoNumberUnlessTold() {
        assertEquals(
                RoutedNumber.asDialled(CALLED, Lookup.NOT_ASKED),
                PortabilityLookup.NONE.find(CALLED));
    }

    @Test
    void takesTheNumberAsDialledWhenThereIsNoAnswerInTime() {
        PortabilityLookup lookup = lookup(called -> Optional.of(MOVED), task -> {});

        assertEquals(RoutedNumber.asDialled(CALLED, Lookup.TIMED_OUT), lookup.find(CALLED));
        assertEquals("351912345678", lookup.find(CALLED).digits());
    }

    @Test
    void interruptsALookupThatIsTooLate() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            PortabilityLookup lookup = lookup(
                    called -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException expected) {
                            interrupted.countDown();
                        }
                        return Optional.empty();
                    },
                    executor);

            assertEquals(Lookup.TIMED_OUT, lookup.find(CALLED).lookup());
            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void takesTheNumberAsDialledWhenTheLookupFails() {
        NumberPortability broken = called -> {
            throw new IllegalStateException("down");
        };
        NumberPortability careless = called -> null;
        Executor busy = task -> {
            throw new RejectedExecutionException("busy");
        };

        assertEquals(Lookup.FAILED, lookup(broken, Runnable::run).find(CALLED).lookup());
        assertEquals(Lookup.FAILED, lookup(careless, Runnable::run).find(CALLED).lookup());
        assertEquals(
                Lookup.FAILED,
                lookup(called -> Optional.empty(), busy).find(CALLED).lookup());
    }

    @Test
    void leavesTheThreadInterruptedThatWas() {
        PortabilityLookup lookup = lookup(called -> Optional.of(MOVED), task -> {});
        Thread.currentThread().interrupt();

        assertEquals(Lookup.FAILED, lookup.find(CALLED).lookup());
        assertTrue(Thread.interrupted());
    }

    @Test
    void remembersAnAnswerForItsTime() {
        PortabilityLookup lookup = remembering();
        lookup.find(CALLED);
        clock.advance(Duration.ofSeconds(59));
        lookup.find(CALLED);
        assertEquals(1, asked.size());

        clock.advance(Duration.ofSeconds(1));
        lookup.find(CALLED);
        assertEquals(2, asked.size());
    }

    @Test
    void doesNotTrustAnAnswerOfTheFuture() {
        PortabilityLookup lookup = remembering();
        lookup.find(CALLED);
        clock.advance(Duration.ofSeconds(-1));
        lookup.find(CALLED);
        assertEquals(2, asked.size());
    }

    @Test
    void remembersNoMoreThanItsBound() {
        PortabilityLookup lookup = remembering();
        for (int last = 0; last < 3; last++) lookup.find(number(last));
        lookup.find(number(2));
        lookup.find(number(1));
        assertEquals(3, asked.size());
        lookup.find(number(0));
        assertEquals(4, asked.size());
    }

    @Test
    void remembersNoFailure() {
        List<NumberPortability> answers = new ArrayList<>(List.of(
                called -> {
                    throw new IllegalStateException("down");
                },
                called -> Optional.of(MOVED)));
        PortabilityLookup lookup =
                lookup(called -> answers.remove(0).lookup(called), Runnable::run);

        assertEquals(Lookup.FAILED, lookup.find(CALLED).lookup());
        assertEquals(Lookup.PORTED, lookup.find(CALLED).lookup());
        assertEquals(Lookup.PORTED, lookup.find(CALLED).lookup());
    }

    @Test
    void reportsEveryBadLimitAtOnce() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new PortabilityLookup.Limits(Duration.ZERO, -1, Duration.ofDays(31)));

        assertEquals(3, refused.getMessage().lines().count());
    }
}
