package io.a2b.examples;

/** How the program ends; documented in its help, relied on by scripts. */
final class ExitCode {
    static final int DONE = 0;

    /** Refused, or the answer is no. */
    static final int REFUSED = 1;

    /** Wrong usage; picocli's own number for it. */
    static final int USAGE = 2;

    /** The world failed: a database, a port, a file. */
    static final int WORLD_FAILED = 3;

    /** The server stopped, but calls were left open. */
    static final int CALLS_LEFT = 4;

    private ExitCode() {}
}
