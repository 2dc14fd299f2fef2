package io.a2b.core.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of a database server of this JVM, to be killed and started again. Linux only. */
public final class ServerProcess {
    private final List<String> command;
    private ProcessHandle handle;

    private ServerProcess(ProcessHandle handle) {
        this.handle = handle;
        this.command = command(handle);
    }

    /** The server that was started over this folder; found by its command line. */
    public static ServerProcess over(Path dataFolder) {
        return ProcessHandle.allProcesses()
                .filter(process -> isServerOver(process, dataFolder))
                .findFirst()
                .map(ServerProcess::new)
                .orElseThrow(() -> new IllegalStateException("no server over " + dataFolder));
    }

    private static boolean isServerOver(ProcessHandle process, Path folder) {
        List<String> words = command(process);
        boolean server = !words.isEmpty() && words.get(0).matches(".*/bin/(postgres|mariadbd)");
        return server
                && words.stream()
                        .anyMatch(word ->
                                word.equals(folder.toString()) || word.endsWith("=" + folder));
    }

    private static List<String> command(ProcessHandle process) {
        try {
            String words = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
            return List.of(words.split("\0"));
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }

    /** {@code kill -9}, for the server and whatever it had started. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> children = handle.descendants().toList();
        handle.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : children) awaitEnd(process);
        awaitEnd(handle);
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(process + " does not end", failure);
        }
    }

    /** With the very words it was started with. Ends with this JVM. */
    public void start() throws IOException {
        List<String> words = new ArrayList<>();
        boolean postgres = command.get(0).endsWith("/postgres");
        // PostgreSQL does not want to be root; in a namespace of its own it is not
        if (postgres && isRoot()) words.addAll(List.of("unshare", "-U"));
        words.addAll(command);
        File log = File.createTempFile("server", ".log");
        log.deleteOnExit();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        handle = process.toHandle();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
