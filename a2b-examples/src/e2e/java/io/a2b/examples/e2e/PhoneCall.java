package io.a2b.examples.e2e;

import static java.time.temporal.ChronoUnit.MICROS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of a SIPp caller. */
final class PhoneCall implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern TRANSFER_REFUSED =
            Pattern.compile("transfer refused s=([0-9]+)[.0-9]* us=([0-9]+)");

    private final Command command;

    PhoneCall(Command command) {
        this.command = command;
    }

    /** Puts the receiver down, whatever is going on: BYE, or CANCEL before the answer. */
    void hangUp() {
        Optional<String> sipp = Eventually.get(
                "SIPp of the caller, running or ended",
                PATIENCE,
                () -> command.isAlive() ? sipp().map(Optional::of) : Optional.of(sipp()));
        // twice: the first says that no further calls are wanted, the second ends those in progress
        sipp.ifPresent(PhoneCall::signal);
        sipp.ifPresent(PhoneCall::signal);
        command.await(PATIENCE);
    }

    /**
     * When the other side answered that this call is to be as it was, and not transferred.
     *
     * @throws AssertionError if it was not asked, or did as it was told
     */
    Instant transferRefusedAt() {
        Matcher line = TRANSFER_REFUSED.matcher(command.out());
        if (!line.find()) throw new AssertionError("no refused transfer in: " + command.out());
        return Instant.ofEpochSecond(Long.parseLong(line.group(1)))
                .plus(Long.parseLong(line.group(2)), MICROS);
    }

    /** Whether the other side has refused or ended the call. */
    boolean wasEnded() {
        return !command.isAlive() && isByOther(command.out());
    }

    /** Waits until the other side has ended the call. */
    void awaitEnd() {
        Command.Result result = command.await(PATIENCE);
        if (!isByOther(result.out())) {
            throw new AssertionError(
                    "the caller had to end the call: " + result.out() + result.err());
        }
    }

    private static boolean isByOther(String log) {
        return log.contains("ended by the other side") || log.contains("rejected");
    }

    private Optional<String> sipp() {
        return command.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("-sf"))
                .map(child -> Long.toString(child.pid()))
                .findFirst();
    }

    private static void signal(String pid) {
        try {
            new ProcessBuilder(List.of("kill", "-USR1", pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        command.close();
    }
}
