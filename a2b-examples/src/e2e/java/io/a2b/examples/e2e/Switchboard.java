package io.a2b.examples.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lab's scripts: Asterisk, two carriers and callers, each on ports of its own. */
final class Switchboard implements AutoCloseable {
    /** What a SIPp needs: one port for SIP and three above it for media. */
    static final int SIPP_PORTS = 4;

    private static final int CALLERS_MAX = 20;

    /** What all callers need that there may be at the same time. */
    static final int CALLER_PORTS = CALLERS_MAX * SIPP_PORTS;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FETCH_PATIENCE = Duration.ofMinutes(5);

    private final Path scripts;
    private final Path directory;
    private final Map<String, String> environment;
    private final int callerPort;
    private final List<PhoneCall> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger callsMade = new AtomicInteger();

    /** @param environment with {@link #CALLER_PORTS} free ports from LAB_CALLER_PORT on */
    Switchboard(Path scripts, Path directory, Map<String, String> environment) {
        this.scripts = scripts;
        this.directory = directory;
        this.environment = environment;
        this.callerPort = Integer.parseInt(environment.get("LAB_CALLER_PORT"));
    }

    void fetch() {
        run(FETCH_PATIENCE, "asterisk-fetch");
    }

    void startAsterisk() {
        run(PATIENCE, "asterisk-up");
    }

    /** SIGKILL: no BYE, no hang-up handler. */
    void killAsterisk() {
        run(PATIENCE, "asterisk-down", "--kill");
    }

    Carrier startCarrier(int number) {
        run(PATIENCE, "carrier-up", Integer.toString(number));
        return new Carrier(runDirectory().resolve("sipp/carrier" + number + ".log"));
    }

    /** Callers that start together must not look for a free port together. */
    PhoneCall call(Caller caller) {
        Map<String, String> own = new HashMap<>(environment);
        own.put(
                "LAB_CALLER_PORT",
                Integer.toString(
                        callerPort + callsMade.getAndIncrement() % CALLERS_MAX * SIPP_PORTS));
        List<String> line = new ArrayList<>(List.of(scripts.resolve("sip-call").toString()));
        line.addAll(caller.options());
        PhoneCall call = new PhoneCall(Command.start(directory, own, line));
        calls.add(call);
        return call;
    }

    /** The callers' channels on which one of these sounds was played since Asterisk was started. */
    Set<String> channelsThatHeard(String... sounds) {
        Pattern playing = Pattern.compile(
                "<(PJSIP/caller-[0-9a-f]+)> Playing '(?:" + String.join("|", sounds) + ")\\.");
        try (Stream<String> log = Files.lines(runDirectory().resolve("log/full.log"), ISO_8859_1)) {
            return log.map(playing::matcher)
                    .filter(Matcher::find)
                    .map(line -> line.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("full.log", e);
        }
    }

    /** What a command line of Asterisk prints. */
    String console(String line) {
        return run(PATIENCE, "asterisk-cli", line);
    }

    int amiPort() {
        return Integer.parseInt(environment.get("LAB_AMI_PORT"));
    }

    Path runDirectory() {
        return Path.of(environment.get("LAB_RUN"));
    }

    /** Ends the callers and lets Asterisk forget their calls. */
    void clear() {
        endCallers();
        console("channel request hangup all");
        Eventually.until(
                "no channel is left",
                PATIENCE,
                () -> console("core show channels count").contains("0 active channels"));
    }

    private void endCallers() {
        calls.forEach(PhoneCall::close);
        calls.clear();
    }

    @Override
    public void close() {
        endCallers();
        run(PATIENCE, "carrier-down");
        run(PATIENCE, "asterisk-down");
    }

    private String run(Duration patience, String... line) {
        List<String> whole = new ArrayList<>(List.of(line));
        whole.set(0, scripts.resolve(line[0]).toString());
        Command.Result result = Command.start(directory, environment, whole).await(patience);
        if (result.exit() != 0) {
            throw new AssertionError(
                    line[0] + ": exit status " + result.exit() + "\n" + result.err());
        }
        return result.out();
    }
}
