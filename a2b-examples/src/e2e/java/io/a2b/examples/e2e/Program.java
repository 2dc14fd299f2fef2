package io.a2b.examples.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code a2b} program, run as people run it: {@code java -jar a2b.jar COMMAND}. */
final class Program {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path jar;
    private final Path directory;
    private final Map<String, String> environment;

    /** @param environment tells the program where its database is */
    Program(Path jar, Path directory, Map<String, String> environment) {
        this.jar = jar;
        this.directory = directory;
        this.environment = environment;
    }

    Command start(List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        line.addAll(arguments);
        return Command.start(directory, environment, line);
    }

    /** What it prints. @throws AssertionError if it does not end well */
    String run(String... arguments) {
        Command.Result result = start(List.of(arguments)).await(PATIENCE);
        if (result.exit() != 0) {
            throw new AssertionError("a2b %s: exit status %d%n%s%n%s"
                    .formatted(arguments[0], result.exit(), result.out(), result.err()));
        }
        return result.out();
    }

    /** The value of a line {@code key: value}. */
    static String value(String text, String key) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(key) + ": (.*)$").matcher(text);
        if (!line.find()) throw new AssertionError("no line '" + key + "' in:\n" + text);
        return line.group(1);
    }
}
