package io.a2b.agi.fastagi;

import static io.a2b.agi.fastagi.ScriptedSocket.line;
import static io.a2b.agi.fastagi.ScriptedSocket.silence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.call.SwitchLostException;
import io.a2b.agi.spi.CallListener;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.rating.charging.Call.State;

import org.asteriskjava.fastagi.command.AnswerCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A hang-up, a lost connection and a silence: three things, and three ends of a call. */
@Timeout(60)
class SilentSwitchTest {
    private static final String REQUEST =
            "agi_network_script: prepaid\nagi_channel: PJSIP/x\nagi_uniqueid: 1.1\n";

    private final List<CallId> leftOpen = new ArrayList<>();
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

    /**
     * A session with a switch that answers everything well but what {@code script} knows better.
     */
    private void serve(Function<String, InputStream> script) throws Exception {
        Deque<String> keys = new ArrayDeque<>(List.of("1234567890", "00442079460000"));
        ScriptedSocket socket = ScriptedSocket.requesting(REQUEST, command -> {
            InputStream better = script.apply(command);
            if (better != null) return better;
            if (!command.startsWith("GET DATA")) return line("200 result=0");
            return line("200 result=" + (keys.isEmpty() ? " (timeout)" : keys.poll()));
        });
        CallListener listener = new CallListener() {
            @Override
            public void leftOpen(CallId call) {
                leftOpen.add(call);
            }
        };
        new Session(
                        new Wire(new LineSocket(socket)),
                        Map.of("prepaid", house.flow("prepaid", listener)),
                        new Admission(1, Set.of("prepaid")),
                        house.config)
                .run();
        assertTrue(socket.isClosed());
    }

    @Test
    void aDialWhoseReplyNeverComesLeavesACallThatIsLost() throws Exception {
        serve(command -> command.startsWith("EXEC") ? silence() : null);
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.OPEN, call.state(), "it may go on: nothing is given back");
        assertTrue(call.isLost());
        assertEquals(List.of(call.id()), leftOpen);
        assertEquals(0, house.charging.availableMicros(account));
    }

    @Test
    void aCallerWhoHangsUpDuringTheDialLeavesNothingOpen() throws Exception {
        serve(command -> {
            if (command.startsWith("EXEC")) return line("200 result=-1");
            return command.contains("DIALSTATUS") ? line("200 result=1 (CANCEL)") : null;
        });
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.RELEASED, call.state());
        assertEquals(Disposition.CANCELLED, call.last().disposition());
        assertFalse(call.isLost());
        assertEquals(List.of(), leftOpen);
    }

    @Test
    void aDialThatADeadChannelRefusesLeavesNothingOpen() throws Exception {
        serve(command -> command.startsWith("EXEC")
                ? line("511 Command Not Permitted on a dead channel or intercept routine")
                : null);
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.RELEASED, call.state());
        assertFalse(call.isLost());
    }

    @Test
    void aSilenceBeforeTheDialGivesTheMoneyBack() throws Exception {
        serve(command -> command.startsWith("SAY NUMBER") && house.charging.requestCount() > 0
                ? silence()
                : null);
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.RELEASED, call.state());
        assertFalse(call.isLost());
        assertEquals(10_000_000, house.charging.availableMicros(account));
    }

    @Test
    void aSilenceIsOverWhenItsTimeIsUp() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket mute = listener.accept()) {
            LineSocket socket = new LineSocket(client);
            Wire wire = new Wire(socket);
            long start = System.nanoTime();
            assertThrows(
                    SwitchLostException.class,
                    () -> wire.exchange(new AnswerCommand(), Duration.ofMillis(150)));
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(waited.toMillis() >= 140, waited.toString());
            assertTrue(wire.isLost());
            assertTrue(client.isClosed());
            assertEquals('A', mute.getInputStream().read(), "the command had been sent");
        }
    }

    /** Part of a reply buys no time. */
    @Test
    void aReplyThatBeginsInTimeAndDoesNotEndIsASilence() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket slow = listener.accept()) {
            slow.getOutputStream()
                    .write("200 res".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Wire wire = new Wire(new LineSocket(client));
            assertThrows(
                    SwitchLostException.class,
                    () -> wire.exchange(new AnswerCommand(), Duration.ofMillis(150)));
            assertTrue(wire.isLost());
        }
    }
}
