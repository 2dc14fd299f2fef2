package io.a2b.examples;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.function.LongSupplier;

/**
 * Where a program speaks: results here, complaints there. On a terminal a status line is rewritten
 * in place; elsewhere it is a line of its own. Thread-safe.
 */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private int statusWidth; // of the status line that the cursor stands behind; 0: none

    Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this(out, err, terminal, System::nanoTime);
    }

    /** @param nanoTime tells long work from short */
    Console(PrintWriter out, PrintWriter err, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    synchronized void say(String line) {
        clearStatus();
        out.println(line);
        out.flush();
    }

    synchronized void complain(String line) {
        clearStatus();
        err.println(line);
        err.flush();
    }

    /** A line that the next one replaces, where lines can be replaced. */
    synchronized void status(String line) {
        if (!terminal) {
            say(line);
            return;
        }
        out.print('\r' + line + " ".repeat(Math.max(0, statusWidth - line.length())));
        out.flush();
        statusWidth = line.length();
    }

    /**
     * Follows long work; to be closed before something else is said.
     *
     * @param unit what is counted, in the plural
     */
    ProgressBar progress(String unit, ProgressBar.Position position) {
        ProgressBar.Style style = terminal ? ProgressBar.Style.REDRAWN : ProgressBar.Style.LINES;
        return new ProgressBar(err, style, unit, position, nanoTime);
    }

    boolean isTerminal() {
        return terminal;
    }

    private void clearStatus() {
        if (statusWidth == 0) return;
        out.print('\r' + " ".repeat(statusWidth) + '\r');
        statusWidth = 0;
    }

    /** Whether the standard streams are somebody's screen. */
    static boolean onTerminal() {
        java.io.Console console = System.console();
        if (console == null) return false;
        try {
            // from JDK 22 on there is a console even without a terminal, and this method tells
            Method isTerminal = java.io.Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
