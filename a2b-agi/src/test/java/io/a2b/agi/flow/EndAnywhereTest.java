package io.a2b.agi.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.rating.charging.Call.State;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** The dialogue ends at each of its commands once; money is never left in between. */
class EndAnywhereTest {
    private static final String CARD = "1234567890";
    private static final String NUMBER = "00442079460000";

    @Test
    void aHangUpAtAnyCommandLeavesNoHoldAndNoAnswerUncharged() {
        try (TestHouse house = house()) {
            AccountId account = house.account(CARD, "1000.00");
            int commands = house.play(caller()).commandCount();
            assertTrue(commands > 40, "the dialogue has " + commands + " commands");
            for (int n = 1; n <= commands; n++) {
                Transcript heard = house.play(caller().hangsUpAtCommand(n));
                assertEquals(0, house.charging.heldMicros(account), n + ":\n" + heard);
                assertEquals(answers(house, account), charged(house), n + ":\n" + heard);
                assertTrue(house.rehearsal().store().isEmpty());
                assertTrue(house.server().liveCalls().isEmpty());
            }
        }
    }

    @Test
    void aSwitchThatDiesAtAnyCommandLeavesNoCallForgotten() {
        try (TestHouse house = house()) {
            AccountId account = house.account(CARD, "1000.00");
            int commands = house.play(caller()).commandCount();
            int lost = 0;
            for (int n = 1; n <= commands; n++) {
                Transcript heard = house.play(caller().switchDiesAtCommand(n));
                awaitNoSession(house);
                for (FakeCharging.Kept call : house.charging.calls()) {
                    boolean told = call.state() != State.OPEN || call.isLost();
                    assertTrue(told, n + ":\n" + heard);
                }
                lost = (int) house.charging.calls().stream()
                        .filter(call -> call.isLost())
                        .count();
                assertTrue(house.server().liveCalls().isEmpty());
            }
            assertTrue(lost > 0, "some of them died while a dial was out");
            assertNotNull(account);
        }
    }

    private static void awaitNoSession(TestHouse house) {
        while (house.server().sessionCount() > 0) Thread.onSpinWait();
    }

    private static TestHouse house() {
        TestHouse house = TestHouse.open();
        house.trunks("carrier1", "carrier2");
        house.rehearsal()
                .carrier("carrier1", Carrier.congested())
                .carrier(
                        "carrier2", Carrier.answers(Duration.ofSeconds(3), Duration.ofSeconds(20)));
        return house;
    }

    private static Caller caller() {
        return Caller.from("").keys(CARD, NUMBER, NUMBER);
    }

    private static long answers(TestHouse house, AccountId account) {
        long spent = 1_000_000_000 - house.charging.availableMicros(account);
        return spent / 200_000; // each answered call lasts 20 seconds, at a cent
    }

    private static long charged(TestHouse house) {
        return house.charging.calls().stream()
                .filter(FakeCharging.Kept::isAnswered)
                .count();
    }
}
