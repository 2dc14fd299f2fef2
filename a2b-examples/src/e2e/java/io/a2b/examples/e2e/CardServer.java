package io.a2b.examples.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code a2b serve} as a child process that can be killed and started again. */
final class CardServer implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

    private final Program program;
    private final List<String> options;
    private Command command;

    CardServer(Program program, List<String> options) {
        this.program = program;
        this.options = List.copyOf(options);
    }

    boolean isRunning() {
        return command != null && command.isAlive();
    }

    /** Returns when it takes calls. */
    void start(String... moreOptions) {
        List<String> line = new ArrayList<>(List.of("serve"));
        line.addAll(options);
        line.addAll(List.of(moreOptions));
        command = program.start(line);
        Eventually.until("a2b serve is ready\n" + command.err(), START_PATIENCE, () -> {
            if (!command.isAlive()) throw new AssertionError(command.err());
            return command.out().contains("a2b: ready: ");
        });
    }

    /** SIGKILL. */
    void kill() {
        command.kill();
    }

    /** SIGTERM. */
    void terminate() {
        command.terminate();
    }

    /** @return the exit status, once it has been told to end */
    int awaitExit() {
        return command.await(STOP_PATIENCE).exit();
    }

    /** SIGTERM. @return the exit status */
    int stop() {
        terminate();
        return awaitExit();
    }

    /** What it said since it was started last. */
    String log() {
        return command.out() + command.err();
    }

    @Override
    public void close() {
        if (command != null) command.close();
    }
}
