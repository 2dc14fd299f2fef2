package io.a2b.agi.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.AgiServer;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.spi.CallListener;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.A2bException;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.rating.charging.Call.State;
import io.a2b.rating.charging.Settlement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class FastAgiServerTest {
    private static final String CARD = "1234567890";
    private static final String NUMBER = "00442079460000";

    @Test
    void anEndlessLineCostsItsSessionAndNothingElse() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            house.account(CARD, "1.00");
            assertClosedWhileFed(house, "agi_callerid: 1".getBytes(UTF_8), new byte[8192]);
            assertServes(house);
        }
    }

    @Test
    void endlessHeadersCostTheirSessionAndNothingElse() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            house.account(CARD, "1.00");
            assertClosedWhileFed(
                    house, new byte[0], "agi_arg_1: x\n".repeat(600).getBytes(UTF_8));
            assertServes(house);
        }
    }

    @Test
    void anEndlessReplyCostsItsSession() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            byte[] request = request("prepaid").getBytes(UTF_8);
            assertClosedWhileFed(house, request, "HANGUP\n".repeat(1000).getBytes(UTF_8));
            assertClosedWhileFed(house, request, "520-Usage\n".repeat(1000).getBytes(UTF_8));
            assertClosedWhileFed(house, request, "nonsense\n".getBytes(UTF_8));
        }
    }

    /** A variable of the switch may have been filled by whoever calls. */
    @Test
    void anEndlessVariableCostsItsSessionAndNothingElse() throws Exception {
        List<String> read = new CopyOnWriteArrayList<>();
        try (TestHouse house = TestHouse.open()) {
            house.account(CARD, "1.00");
            AgiServer server = house.newServer(builder -> builder.flow(
                    "reads", channel -> read.add(channel.variable(ChannelVariable.DIALSTATUS))));
            server.start();
            try (Socket endless = new Socket("127.0.0.1", server.port());
                    Socket proper = new Socket("127.0.0.1", server.port())) {
                endless.getOutputStream().write(request("reads").getBytes(UTF_8));
                proper.getOutputStream().write(request("reads").getBytes(UTF_8));
                assertEquals('G', endless.getInputStream().read());
                assertEquals('G', proper.getInputStream().read());
                byte[] digits = "9".repeat(8192).getBytes(UTF_8);
                assertClosedWhileFed(endless, "200 result=1 (".getBytes(UTF_8), digits);
                proper.getOutputStream().write("200 result=1 (BUSY)\n".getBytes(UTF_8));
                assertEquals(-1, readUntilClosed(proper));
                assertEquals(List.of("BUSY"), read);
                while (server.sessionCount() > 0) Thread.onSpinWait();
            } finally {
                server.stop(Duration.ZERO);
            }
        }
    }

    @Test
    void aRequestWithALineThatATelephoneForgedIsNotServed() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            String number = "agi_callerid: 1\nagi_extension: 44";
            assertEquals('A', firstByteFor(house, number), "ANSWER is what a proper request gets");
            assertEquals(-1, firstByteFor(house, number + "\nagi_callerid: 2"));
            assertEquals(-1, firstByteFor(house, number + "\nHANGUP"));
            assertEquals(-1, firstByteFor(house, number + "\n200 result=0"));
            assertEquals(-1, firstByteFor(house, number + "\n\n200 result=0\n200 result=1 (x)"));
        }
    }

    private static int firstByteFor(TestHouse house, String headers) throws IOException {
        try (Socket socket = connect(house)) {
            String start = request("prepaid").stripTrailing();
            socket.getOutputStream().write((start + "\n" + headers + "\n\n").getBytes(UTF_8));
            socket.setSoTimeout(15_000);
            return socket.getInputStream().read();
        }
    }

    @Test
    void aPeerThatDripsItsRequestIsLetGo() throws Exception {
        try (TestHouse house = TestHouse.open(
                        config -> config.withGuards(new AgiConfig.Guards(1, 90, 30, 60)));
                Socket slow = connect(house)) {
            slow.getOutputStream().write("agi_network: y".getBytes(UTF_8));
            slow.setSoTimeout(20_000);
            assertEquals(-1, readUntilClosed(slow));
        }
    }

    @Test
    void aCallerIsLetGoByAProgramThatHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        try (TestHouse house =
                TestHouse.open(config -> config.withGuards(new AgiConfig.Guards(10, 90, 5, 60)))) {
            AgiServer server = house.newServer(builder ->
                    builder.flow("prepaid", channel -> await(hanging, new AtomicInteger())));
            server.start();
            try (Socket caller = new Socket("127.0.0.1", server.port())) {
                caller.getOutputStream().write(request("prepaid").getBytes(UTF_8));
                assertEquals(-1, readUntilClosed(caller));
                assertEquals(1, server.sessionCount(), "the flow still hangs, the caller does not");
            } finally {
                hanging.countDown();
                server.stop(Duration.ZERO);
            }
        }
    }

    @Test
    void aHealthCheckIsNoError() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            house.account(CARD, "1.00");
            connect(house).close();
            try (Socket polite = connect(house)) {
                polite.getOutputStream().write('\n');
                assertEquals(-1, readUntilClosed(polite));
            }
            assertServes(house);
        }
    }

    @Test
    void hostsThatAreNotAllowedAreNotServed() throws Exception {
        try (TestHouse house =
                        TestHouse.open(config -> config.withAllowedHosts(Set.of("192.0.2.1")));
                Socket stranger = connect(house)) {
            assertEquals(-1, readUntilClosed(stranger));
            assertEquals(0, house.server().sessionCount());
        }
    }

    @Test
    void aCallerWhoIsOneTooManyIsAnsweredAndReportsStillGetThrough() throws Exception {
        try (TestHouse house = TestHouse.open(config -> config.withSessionsMax(1))) {
            house.account(CARD, "10.00");
            List<Transcript> second = new ArrayList<>();
            house.rehearsal()
                    .carrier(
                            "carrier1",
                            Carrier.answers(Duration.ZERO, Duration.ofSeconds(5))
                                    .meanwhile(() -> second.add(house.play(Caller.from("")))));
            house.play(Caller.from("").keys(CARD, NUMBER));
            assertEquals("BUSY", second.get(0).variables().get("A2B_STATUS"));
            FakeCharging.Kept call = house.charging.onlyCall();
            assertTrue(call.isAnswered(), "the report came while the room was full");
            assertEquals(State.CHARGED, call.state());
        }
    }

    @Test
    void fiveHundredCallersAreServedAtOnce() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            int callers = 500;
            house.account(CARD, "1000.00");
            CountDownLatch allTalking = new CountDownLatch(callers);
            AtomicInteger alone = new AtomicInteger();
            house.rehearsal()
                    .carrier(
                            "carrier1",
                            Carrier.answers(Duration.ZERO, Duration.ofSeconds(2))
                                    .meanwhile(() -> meet(allTalking, alone)));
            house.charging.fund(new AccountId(1), 1_000_000_000_000L);
            ExecutorService crowd = Executors.newFixedThreadPool(callers);
            try {
                List<Future<Transcript>> heard = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    heard.add(crowd.submit(() -> house.play(Caller.from("").keys(CARD, NUMBER))));
                }
                for (Future<Transcript> one : heard) one.get();
            } finally {
                crowd.shutdownNow();
            }
            assertEquals(0, alone.get(), "all of them talked at the same time");
            assertEquals(callers, house.charging.calls().size());
            assertTrue(house.charging.calls().stream()
                    .allMatch(call -> call.state() == State.CHARGED));
        }
    }

    @Test
    void stoppingRefusesCallersAndLetsCallsEnd() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            house.account(CARD, "10.00");
            CountDownLatch refused = new CountDownLatch(1);
            List<Integer> left = new ArrayList<>();
            Thread stopper =
                    new Thread(() -> left.add(house.server().stop(Duration.ofSeconds(30))));
            house.rehearsal()
                    .carrier(
                            "carrier1",
                            Carrier.answers(Duration.ZERO, Duration.ofSeconds(5))
                                    .meanwhile(() -> {
                                        stopper.start();
                                        playUntilBusy(house);
                                        refused.countDown();
                                    }));
            house.play(Caller.from("").keys(CARD, NUMBER));
            stopper.join();
            assertEquals(0, refused.getCount());
            assertEquals(List.of(0), left);
            assertEquals(State.CHARGED, house.charging.onlyCall().state());
        }
    }

    @Test
    void aServerThatDiesUnderACallLeavesItsEndToTheNextOne() throws Exception {
        try (TestHouse house = TestHouse.open()) {
            AccountId account = house.account(CARD, "10.00");
            house.rehearsal()
                    .carrier(
                            "carrier1",
                            Carrier.answers(Duration.ofSeconds(3), Duration.ofSeconds(8))
                                    .meanwhile(() ->
                                            assertEquals(1, house.server().stop(Duration.ZERO))));
            house.play(Caller.from("").keys(CARD, NUMBER));
            FakeCharging.Kept call = house.charging.onlyCall();
            assertEquals(State.OPEN, call.state());
            assertTrue(call.isAnswered());
            assertEquals(1, house.rehearsal().store().size());

            AgiServer next = house.newServer(builder -> builder);
            next.start();
            try {
                next.witness().testify(FakeCharging.call(call));
                Rehearsal again =
                        new Rehearsal(new InetSocketAddress("127.0.0.1", next.port()), house.clock);
                again.keep(house.rehearsal().store());
                again.play(Caller.from(""));
                assertTrue(again.store().isEmpty());
            } finally {
                next.stop(Duration.ZERO);
            }
            assertEquals(State.CHARGED, call.state());
            assertEquals(9_920_000, house.charging.availableMicros(account));
        }
    }

    @Test
    void listenersHearEachStepOnceAndCannotDoHarm() {
        try (TestHouse house = TestHouse.open()) {
            house.account(CARD, "10.00");
            List<String> heard = java.util.Collections.synchronizedList(new ArrayList<>());
            CallListener listener = new CallListener() {
                @Override
                public void answered(CallId call) {
                    heard.add("answered");
                    throw new IllegalStateException("as told");
                }

                @Override
                public void settled(Settlement settlement) {
                    heard.add("settled");
                    throw new IllegalStateException("as told");
                }
            };
            AgiServer server = house.newServer(builder -> builder.listener(listener));
            server.start();
            try {
                new Rehearsal(new InetSocketAddress("127.0.0.1", server.port()), house.clock)
                        .carrier("carrier1", Carrier.answers(Duration.ZERO, Duration.ofSeconds(5)))
                        .play(Caller.from("").keys(CARD, NUMBER));
            } finally {
                server.stop(Duration.ZERO);
            }
            assertEquals(List.of("answered", "settled"), heard);
            assertEquals(State.CHARGED, house.charging.onlyCall().state());
        }
    }

    @Test
    void aPortInUseIsReportedAtTheStart() {
        try (TestHouse house = TestHouse.open()) {
            int taken = house.server().port();
            AgiServer clash = house.newServer(
                    builder -> builder.config(house.config.withAddress("127.0.0.1", taken)));
            assertThrows(A2bException.class, clash::start);
        }
    }

    private static void playUntilBusy(TestHouse house) {
        while (!"BUSY".equals(house.play(Caller.from("")).variables().get("A2B_STATUS"))) {
            Thread.onSpinWait();
        }
    }

    private static void meet(CountDownLatch all, AtomicInteger alone) {
        all.countDown();
        await(all, alone);
    }

    private static void await(CountDownLatch all, AtomicInteger alone) {
        try {
            if (!all.await(50, TimeUnit.SECONDS)) alone.incrementAndGet();
        } catch (InterruptedException e) {
            alone.incrementAndGet();
        }
    }

    private static void assertServes(TestHouse house) {
        Transcript heard = house.play(Caller.from("").keys(CARD));
        assertTrue(heard.has("says 1"), heard.toString());
    }

    /** Feeds until the peer has had enough; it must have had enough long before the end. */
    private static void assertClosedWhileFed(TestHouse house, byte[] first, byte[] rest)
            throws IOException {
        try (Socket socket = connect(house)) {
            assertClosedWhileFed(socket, first, rest);
        }
    }

    private static void assertClosedWhileFed(Socket socket, byte[] first, byte[] rest)
            throws IOException {
        OutputStream out = socket.getOutputStream();
        boolean closed;
        try {
            out.write(first);
            for (int i = 0; i < 4096; i++) out.write(rest);
            closed = readUntilClosed(socket) == -1;
        } catch (SocketTimeoutException e) {
            closed = false;
        } catch (IOException e) { // reset by the peer, who did not read it all
            closed = true;
        }
        assertTrue(closed);
    }

    private static int readUntilClosed(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(15_000);
        int last = in.read();
        while (last >= 0) last = in.read();
        return last;
    }

    private static String request(String script) {
        return "agi_network_script: " + script + "\nagi_channel: PJSIP/x\nagi_uniqueid: 1.1\n\n";
    }

    private static Socket connect(TestHouse house) throws IOException {
        Socket socket = new Socket();
        socket.connect(house.address());
        assertFalse(socket.isClosed());
        return socket;
    }
}
