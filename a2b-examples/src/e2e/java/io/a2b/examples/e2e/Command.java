package io.a2b.examples.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of ours or of the lab, run as a child process that writes to files. */
final class Command implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Path out;
    private final Path err;

    /** What became of a program that has ended. */
    record Result(int exit, String out, String err) {}

    private Command(String name, Process process, Path out, Path err) {
        this.name = name;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Command start(Path directory, Map<String, String> environment, List<String> line) {
        String name = Path.of(line.get(0)).getFileName().toString();
        try {
            Path out = Files.createTempFile(directory, name + "-", ".out");
            Path err = Path.of(out.toString().replaceFirst("out$", "err"));
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.directory(directory.toFile());
            builder.environment().putAll(environment);
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.redirectOutput(out.toFile());
            builder.redirectError(err.toFile());
            return new Command(name, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Waits for the end. A program that takes too long is killed, and that is an error. */
    Result await(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), MILLISECONDS)) {
                throw new AssertionError(
                        name + " did not end within " + patience.toSeconds() + " s\n" + err());
            }
            return new Result(process.exitValue(), out(), err());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        } finally {
            close();
        }
    }

    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        Eventually.until(name + " is dead", Duration.ofSeconds(10), () -> !process.isAlive());
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Leaves nothing behind that the program has started, either. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
