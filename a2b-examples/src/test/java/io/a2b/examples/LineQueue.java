package io.a2b.examples;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.Writer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was printed, line by line, for whoever waits for a line. Thread-safe. */
final class LineQueue extends Writer {
    private final StringBuilder current = new StringBuilder();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** Takes lines until one is all of {@code regex}. @throws AssertionError if none comes */
    Matcher await(String regex) {
        Pattern wanted = Pattern.compile(regex);
        StringBuilder seen = new StringBuilder();
        while (true) {
            String line = next();
            if (line == null) throw new AssertionError("no " + wanted + " in\n" + seen);
            seen.append(line).append('\n');
            Matcher matcher = wanted.matcher(line);
            if (matcher.matches()) return matcher;
        }
    }

    private String next() {
        try {
            return lines.poll(30, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void write(char[] text, int offset, int length) {
        synchronized (current) {
            for (int i = offset; i < offset + length; i++) {
                if (text[i] != '\n') {
                    current.append(text[i]);
                } else {
                    lines.add(current.toString());
                    current.setLength(0);
                }
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
