package io.a2b.core.opening;

/** A line cannot be imported; never leaves this package. */
final class RejectedLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;

    RejectedLine(String column, String reason) {
        super(reason);
        this.column = column;
    }

    String column() {
        return column;
    }
}
