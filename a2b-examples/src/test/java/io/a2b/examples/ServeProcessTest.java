package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.agi.rehearsal.Transcript;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The program in a process and a folder of its own, as its users run it. */
@Timeout(180)
class ServeProcessTest {
    private static final String ALICE = "1234567890";

    @TempDir
    private Path folder;

    private final LineQueue lines = new LineQueue();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endThem() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void keepsItsBooksInAFileOfItsFolderUnlessTold() throws Exception {
        run("account", "create", "--alias", "alice");
        assertTrue(Files.exists(folder.resolve("a2b-data/a2b.mv.db")));
        assertTrue(run("account", "show", "alice").contains("alias: alice\n"));
    }

    @Test
    void endsACallBeforeItself() throws Exception {
        run("account", "create", "--alias", "alice", "--card", ALICE);
        run("account", "topup", "alice", "10.00", "--keep-events");
        Process server = start(
                "serve",
                "--listen=127.0.0.1:0",
                "--trunk=c1=PJSIP/c1",
                "--status-every=1",
                "--log-events");
        read(server);
        int port = port();
        String print =
                lines.await("a2b: lines for extensions\\.conf: a2b (serve .*)").group(1);
        assertTrue(run(print.split(" ")).contains("agi://127.0.0.1:" + port + "/prepaid"), print);

        lines.await(
                ".* INFO  a2b\\.events \\d+ ENTRY_POSTED account:1 amount=10\\.00 code=TOP_UP .*");

        SimulatedClock clock = new SimulatedClock(Instant.now());
        Carrier carrier = Carrier.answers(Duration.ofSeconds(2), Duration.ofSeconds(60));
        new Rehearsal(new InetSocketAddress("127.0.0.1", port), clock)
                .carrier("c1", carrier.meanwhile(() -> {
                    server.toHandle().destroy(); // SIGTERM
                    lines.await("a2b: stopping: 1 calls live, waiting up to 20 s");
                }))
                .play(Caller.from("").keys(ALICE, "351912345678"));

        assertTrue(server.waitFor(40, SECONDS));
        assertEquals(0, server.exitValue());
        lines.await(".* INFO  a2b\\.events \\d+ ENTRY_POSTED account:1 amount=-0\\.0\\d+"
                + " code=CALL_CHARGE .*");
        lines.await(".* INFO  a2b\\.events \\d+ CALL_RECORDED account:1 .*");
        lines.await("a2b: stopped: 0 calls left");
        assertTrue(run("audit").startsWith("books balance: 1 accounts, 2 entries, 0 open holds"));
    }

    @Test
    void asksEverybodyForACardIfToldTo() throws Exception {
        String caller = "4930123456";
        run("account", "create", "--alias", "alice", "--card", ALICE, "--caller-id", caller);
        assertFalse(isAskedForACard(answers(caller)), "the number proves the account");
        assertTrue(isAskedForACard(answers(caller, "--no-caller-id-login")));
    }

    private static boolean isAskedForACard(Transcript heard) {
        return heard.lines().stream().anyMatch(line -> line.text().equals("asks agent-user"));
    }

    /** What such a caller hears, whose number to dial comes from the dialplan. */
    private Transcript answers(String caller, String... more) throws Exception {
        List<String> line =
                new ArrayList<>(List.of("serve", "--listen=127.0.0.1:0", "--trunk=c1=PJSIP/c1"));
        line.addAll(List.of(more));
        Process server = start(line.toArray(String[]::new));
        read(server);
        int port = port();
        Transcript heard = new Rehearsal(
                        new InetSocketAddress("127.0.0.1", port), new SimulatedClock(Instant.now()))
                .play(Caller.from(caller).dials("351912345678"));
        server.toHandle().destroy();
        assertTrue(server.waitFor(40, SECONDS));
        return heard;
    }

    private int port() {
        return Integer.parseInt(
                lines.await("a2b: ready: agi://127\\.0\\.0\\.1:(\\d+)").group(1));
    }

    private String run(String... arguments) throws Exception {
        Process process = start(arguments);
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, SECONDS));
        assertEquals(0, process.exitValue(), out);
        return out;
    }

    private Process start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml", // not that of the tests
                "-cp",
                System.getProperty("java.class.path"),
                A2b.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("A2B_"));
        Process process = builder.redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /** All it says, from now on and while it lives. */
    private void read(Process process) {
        CardServerRig.inBackground(() -> {
            try (Reader out = new InputStreamReader(process.getInputStream(), UTF_8)) {
                return out.transferTo(lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
