package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class ProgressBarTest {
    private static final long MILLIS = 1_000_000;

    private final StringWriter err = new StringWriter();
    private long nanos;
    private long read;

    @Test
    void redrawsItsLineTenTimesASecondAndTakesItAway() {
        try (ProgressBar bar = bar(ProgressBar.Style.REDRAWN)) {
            for (int tick = 1; tick <= 1000; tick++) {
                nanos += MILLIS;
                read = tick;
                bar.at(tick);
            }
        }
        String[] drawn = err.toString().split("\r");
        assertEquals(
                10,
                java.util.Arrays.stream(drawn).filter(s -> s.contains("a2b")).count());
        assertEquals(
                "a2b: [############------------]  50% 500 lines, 1,000/s, 0 s left",
                drawn[5].strip());
        assertTrue(err.toString().endsWith(" \r"), err.toString());
    }

    @Test
    void writesALineEveryTenSecondsElsewhere() {
        try (ProgressBar bar = bar(ProgressBar.Style.LINES)) {
            for (int second = 1; second <= 25; second++) {
                nanos += 1000 * MILLIS;
                read = second;
                bar.at(second * 2000L);
            }
        }
        assertEquals("""
                a2b: [------------------------]   1% 20,000 lines, 2,000/s, 990 s left
                a2b: [------------------------]   2% 40,000 lines, 2,000/s, 980 s left
                """, err.toString());
    }

    @Test
    void countsWhereTheEndIsNotKnown() {
        ProgressBar bar = new ProgressBar(
                new PrintWriter(err),
                ProgressBar.Style.LINES,
                "calls",
                ProgressBar.Position.UNKNOWN,
                () -> nanos);
        nanos += 10_000 * MILLIS;
        bar.at(5);
        assertEquals("a2b: 5 calls, 0/s\n", err.toString());
    }

    @Test
    void keepsQuietIfAsked() {
        ProgressBar bar = bar(ProgressBar.Style.NONE);
        nanos += 60_000 * MILLIS;
        bar.at(5);
        bar.close();
        assertEquals("", err.toString());
    }

    private ProgressBar bar(ProgressBar.Style style) {
        ProgressBar.Position position = new ProgressBar.Position() {
            @Override
            public long now() {
                return read;
            }

            @Override
            public long end() {
                return 1000;
            }
        };
        return new ProgressBar(new PrintWriter(err), style, "lines", position, () -> nanos);
    }
}
