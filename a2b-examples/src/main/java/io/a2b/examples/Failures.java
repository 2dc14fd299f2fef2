package io.a2b.examples;

import io.a2b.core.A2bException;

import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Tells people what went wrong, in a line, and scripts how, in a number. */
final class Failures {
    private Failures() {}

    static int report(Exception failure, PrintWriter err, boolean verbose) {
        if (verbose) failure.printStackTrace(err);
        if (failure instanceof RefusedException) {
            err.println("a2b: " + failure.getMessage());
            return ExitCode.REFUSED;
        }
        if (failure instanceof IllegalArgumentException) {
            err.println("a2b: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof A2bException || failure instanceof UncheckedIOException) {
            err.println("a2b: " + describe(failure));
            return ExitCode.WORLD_FAILED;
        }
        err.println("a2b: unexpected: " + failure + (verbose ? "" : "; a2b --verbose shows where"));
        return ExitCode.WORLD_FAILED;
    }

    /** What happened, and what that came from, where it says more. */
    static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        String message = oneLine(failure.getMessage());
        String cause = oneLine(root.getMessage());
        return root == failure || message.contains(cause) ? message : message + ": " + cause;
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.strip().lines().findFirst().orElse("");
    }
}
