package io.a2b.agi.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.spi.CallFlow;
import io.a2b.agi.testing.FakeChannel;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.rating.charging.Call.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports come from whoever can connect, and he may invent them. */
class ReportedTest {
    private static final String GOOD =
            "v1:1:carrier1:1772366390.000000:1772366400.000000:" + "1772366405.000000:ANSWER:16";
    private static final List<String> NO_CALLS = List.of(
            "", " ", "no call", "a&b", "x\nA2B_SETTLED=yes", "${A2B_CALL}", "é", "c".repeat(65));
    private static final List<String> NO_OUTCOMES = List.of(
            "", "v1", "v2:1:carrier1::::BUSY:17", "v1:0:carrier1::::BUSY:17", GOOD + "\n", "1e9");

    private TestHouse house;
    private AccountId account;

    @BeforeEach
    void open() {
        house = TestHouse.open();
        account = house.account("1234567890", "10.00");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void takesNothingForACallThatIsNone() {
        for (String text : NO_CALLS) assertEquals(Optional.empty(), Reported.call(text));
        assertEquals(Optional.empty(), Reported.call("9".repeat(10_000_000)));
        assertEquals(Optional.of(new CallId("call-1")), Reported.call("call-1"));
    }

    @Test
    void invalidReportsChangeNothingOfACallThatGoesOn() {
        inMidCall(call -> {
            String id = call.id().value();
            for (String text : NO_CALLS) {
                report("ended", text, GOOD);
                report("answered", text, "1", "carrier1", "1772366400.000000");
            }
            for (String text : NO_OUTCOMES) report("ended", id, text);
            report("ended", id);
            report("answered");
            report("answered", id);
            report("answered", id, "0", "carrier1", "1772366400.000000");
            report("answered", id, "1", "carrier 1", "1772366400.000000");
            report("answered", id, "1", "carrier1", "yesterday");
        });
    }

    @Test
    void reportsOfCallsThatNobodyKnowsChangeNothing() {
        inMidCall(call -> {
            for (String unknown : List.of("call-1", CallId.random().value())) {
                report("ended", unknown, GOOD);
                report("answered", unknown, "1", "carrier1", "1772366400.000000");
            }
        });
    }

    @Test
    void onlyTheFirstProperAnswerOfACallSaysWhichChannelItIsOn() {
        LiveCalls live = new LiveCalls();
        CallId call = new CallId("call-1");
        live.add(new LiveCalls.LiveCall(call, account, "PJSIP/caller-1"));
        CallFlow flow = new AnsweredReport(
                new Bookkeeper(house.charging, live, Set.of(), Pause.real()), live, house.clock);
        for (String channel :
                List.of("", "/.*/", "1.1 ", "1.1\r\nAction: Hangup", "PJSIP/x", "1".repeat(151))) {
            answer(flow, "call-1", channel);
            answer(flow, "call-2", "1.1");
        }
        assertEquals(List.of(), live.answered());
        answer(flow, "call-1", "1772366400.17");
        answer(flow, "call-1", "1772366400.18");
        List<LiveCalls.Answered> answered = live.answered();
        assertEquals(
                List.of(new LiveCalls.Answered(call, "1772366400.17", TestHouse.START)), answered);
        live.remove(call);
        answer(flow, "call-1", "1772366400.17");
        assertEquals(List.of(), live.answered());
    }

    /** At a time that is still to come by our clock. */
    private static void answer(CallFlow flow, String call, String channel) {
        String later = TestHouse.START.plusSeconds(60).getEpochSecond() + ".000000";
        flow.run(FakeChannel.keying().given(call, "1", "carrier1", later, channel));
    }

    @Test
    void aSecondReportOfACallThatIsOverChangesNothing() {
        house.rehearsal().carrier("carrier1", answers(10));
        house.play(Caller.from("").keys("1234567890", "00442079460000"));
        FakeCharging.Kept call = house.charging.onlyCall();
        report("ended", call.id().value(), GOOD);
        report("answered", call.id().value(), "1", "carrier1", "1772366400.000000");
        assertEquals(9_900_000, house.charging.availableMicros(account));
        assertEquals(Duration.ofSeconds(10), call.last().times().talk());
    }

    @Test
    void anInvalidReportIsNeitherAskedAnythingNorSaidToBeOnRecord() {
        for (String text : NO_OUTCOMES) {
            FakeChannel channel = FakeChannel.keying().given("call-1", text);
            house.flow("ended").run(channel);
            assertEquals(List.of(), channel.done(), text);
        }
        FakeChannel proper = FakeChannel.keying().given("call-1", GOOD);
        house.flow("ended").run(proper);
        assertEquals("yes", proper.variable(ChannelVariable.A2B_SETTLED), "nothing to keep");
    }

    /** Something that is done while the call goes on. */
    private interface Mischief {
        void with(FakeCharging.Kept call);
    }

    private void inMidCall(Mischief mischief) {
        List<Integer> done = new ArrayList<>();
        house.rehearsal().carrier("carrier1", answers(10).meanwhile(() -> {
            FakeCharging.Kept call = house.charging.onlyCall();
            boolean answered = call.isAnswered();
            mischief.with(call);
            assertEquals(State.OPEN, call.state());
            assertTrue(answered && call.isAnswered());
            assertFalse(call.isLost());
            assertEquals(1, house.charging.calls().size());
            assertEquals(0, house.charging.availableMicros(account));
            done.add(1);
        }));
        house.play(Caller.from("").keys("1234567890", "00442079460000"));
        assertEquals(List.of(1), done);
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.CHARGED, call.state());
        assertEquals(Duration.ofSeconds(10), call.last().times().talk());
        assertEquals(9_900_000, house.charging.availableMicros(account));
    }

    private void report(String script, String... arguments) {
        CallFlow flow = house.flow(script);
        flow.run(FakeChannel.keying().given(arguments));
    }

    private static Carrier answers(int seconds) {
        return Carrier.answers(Duration.ofSeconds(1), Duration.ofSeconds(seconds));
    }
}
