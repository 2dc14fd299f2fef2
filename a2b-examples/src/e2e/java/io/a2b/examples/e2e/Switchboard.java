package io.a2b.examples.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lab's scripts: Asterisk, two carriers and callers, each on ports of its own. */
final class Switchboard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FETCH_PATIENCE = Duration.ofMinutes(5);

    private final Path scripts;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<PhoneCall> calls = new ArrayList<>();

    Switchboard(Path scripts, Path directory, Map<String, String> environment) {
        this.scripts = scripts;
        this.directory = directory;
        this.environment = environment;
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

    PhoneCall call(Caller caller) {
        List<String> line = new ArrayList<>(List.of("sip-call"));
        line.addAll(caller.options());
        PhoneCall call = new PhoneCall(start(line));
        calls.add(call);
        return call;
    }

    /** What a command line of Asterisk prints. */
    String console(String line) {
        return run(PATIENCE, "asterisk-cli", line);
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
        Command.Result result = start(List.of(line)).await(patience);
        if (result.exit() != 0) {
            throw new AssertionError(
                    line[0] + ": exit status " + result.exit() + "\n" + result.err());
        }
        return result.out();
    }

    private Command start(List<String> line) {
        List<String> whole = new ArrayList<>(line);
        whole.set(0, scripts.resolve(line.get(0)).toString());
        return Command.start(directory, environment, whole);
    }
}
