package io.a2b.examples;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far long work is: on a terminal one line, drawn anew at most ten times a second; elsewhere a
 * line every ten seconds. Whoever closes it takes the line away. Not thread-safe.
 */
final class ProgressBar implements AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int CELLS = 24;

    private final PrintWriter err;
    private final Style style;
    private final String unit;
    private final Position position;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private long drawnNanos;
    private int width; // of the line that is drawn; 0: none

    /** Where it is drawn. */
    enum Style {
        /** Nowhere. */
        NONE,
        REDRAWN,
        LINES
    }

    /** How much of the input has been read, if that is known. */
    interface Position {
        /** There is no telling how much there is. */
        Position UNKNOWN = new Position() {
            @Override
            public long now() {
                return 0;
            }

            @Override
            public long end() {
                return 0;
            }
        };

        long now();

        /** 0 if it is not known. */
        long end();
    }

    ProgressBar(
            PrintWriter err, Style style, String unit, Position position, LongSupplier nanoTime) {
        this.err = err;
        this.style = style;
        this.unit = unit;
        this.position = position;
        this.nanoTime = nanoTime;
        startNanos = nanoTime.getAsLong();
        drawnNanos = startNanos;
    }

    /** So much has been done. */
    void at(long count) {
        if (style == Style.NONE) return;
        long now = nanoTime.getAsLong();
        if (now - drawnNanos < (style == Style.REDRAWN ? REDRAW_NANOS : LINE_NANOS)) return;
        drawnNanos = now;
        String line = line(count, now - startNanos);
        if (style == Style.LINES) {
            err.println(line);
        } else {
            err.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        }
        err.flush();
    }

    private String line(long count, long nanos) {
        long perSecond = count * 1000 / Math.max(1, nanos / (SECOND_NANOS / 1000));
        String text =
                String.format(Locale.ROOT, "a2b: %s%,d %s, %,d/s", bar(), count, unit, perSecond);
        long end = position.end();
        long now = Math.min(position.now(), end);
        if (now <= 0) return text;
        long left = nanos / SECOND_NANOS * (end - now) / now;
        return text + ", " + left + " s left";
    }

    private String bar() {
        long end = position.end();
        if (end <= 0) return "";
        long now = Math.min(position.now(), end);
        int full = (int) (CELLS * now / end);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d%% ",
                "#".repeat(full),
                "-".repeat(CELLS - full),
                100 * now / end);
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away, so that something else can be said. */
    void clear() {
        if (width == 0) return;
        err.print('\r' + " ".repeat(width) + '\r');
        err.flush();
        width = 0;
    }
}
