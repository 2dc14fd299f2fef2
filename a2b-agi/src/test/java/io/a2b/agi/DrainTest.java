package io.a2b.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server lets its calls end, has those hung up that do not, and only then is stopped. */
class DrainTest {
    private static final Caller ALICE = Caller.from("").keys("1234567890", "00442079460000");
    private static final Caller BOB = Caller.from("").keys("9876543210", "00442079460000");
    private static final Caller CAROL = Caller.from("").keys("5555555555", "00442079460000");

    private final List<String> channels = new CopyOnWriteArrayList<>();
    private TestHouse house;
    private AccountId alice;
    private AccountId bob;
    private AgiServer server;

    @BeforeEach
    void open() {
        house = TestHouse.open();
        alice = house.account("1234567890", "10");
        bob = house.account("9876543210", "10");
    }

    @AfterEach
    void close() {
        server.stop(Duration.ZERO);
        house.close();
    }

    /** Has Alice and Bob talk for a minute, both at once, and does {@code meanwhile} then. */
    private void whileBothTalk(ChannelCutter cutter, Runnable meanwhile) {
        server = house.newServer(builder -> builder.cutter(cutter));
        server.start();
        Rehearsal rehearsal =
                new Rehearsal(new InetSocketAddress("127.0.0.1", server.port()), house.clock);
        AtomicInteger answered = new AtomicInteger();
        rehearsal.carrier(
                "carrier1",
                Carrier.answers(Duration.ofSeconds(1), Duration.ofSeconds(60)).meanwhile(() -> {
                    if (answered.incrementAndGet() == 1) rehearsal.play(BOB);
                    else meanwhile.run();
                }));
        rehearsal.play(ALICE);
        assertEquals(2, answered.get());
    }

    private boolean hangUp(String channel) {
        return channels.add(channel);
    }

    @Test
    void itsCallsGoOnAndAreChargedButNoNewOneIsTaken() {
        house.account("5555555555", "10");
        whileBothTalk(this::hangUp, () -> {
            assertEquals(2, server.drain(Duration.ZERO));
            assertTrue(new Rehearsal(new InetSocketAddress("127.0.0.1", server.port()), house.clock)
                    .play(CAROL)
                    .has("sets A2B_STATUS=BUSY"));
        });
        assertEquals(0, server.drain(Duration.ZERO));
        assertEquals(9_400_000, house.charging.availableMicros(bob));
        assertTrue(house.charging.availableMicros(alice) < 10_000_000);
        assertEquals(List.of(), channels);
    }

    @Test
    void allItsCallsAreHungUpWhoeverPaysForThem() {
        whileBothTalk(this::hangUp, () -> {
            Set<CallId> live = server.liveCalls();
            assertEquals(new CutReport(live, Set.of()), server.cutAllCalls(Duration.ofSeconds(10)));
        });
        assertEquals(2, Set.copyOf(channels).size());
        assertEquals(9_400_000, house.charging.availableMicros(bob));
    }

    @Test
    void noCallIsHungUpWhenTheTimeForThatIsOver() {
        whileBothTalk(this::hangUp, () -> {
            Set<CallId> live = server.liveCalls();
            assertEquals(new CutReport(Set.of(), live), server.cutAllCalls(Duration.ZERO));
        });
        assertEquals(List.of(), channels);
    }
}
