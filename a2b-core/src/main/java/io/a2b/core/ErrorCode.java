package io.a2b.core;

/**
 * Why the world failed a2b; each code belongs to one {@link Kind}, so that failures can be counted.
 */
public enum ErrorCode {
    /** The database refuses connections, or lost the one in use. Nothing is known to be written. */
    DATABASE_UNAVAILABLE(Kind.EXTERNAL),
    /** No connection became free in time, or the transaction lost against others too often. */
    DATABASE_BUSY(Kind.CAPACITY),
    /** Hardly any card number of the form that was asked for is free. */
    NUMBERS_EXHAUSTED(Kind.CAPACITY),
    /** The database answered with an error that a2b does not expect. */
    DATABASE_FAILED(Kind.INTERNAL),
    /** The schema is missing, older or newer than this version of a2b. */
    SCHEMA_MISMATCH(Kind.CALLER),
    /** A file could not be read or written. */
    FILE_UNREADABLE(Kind.EXTERNAL),
    /** The telephone switch does not answer, or the connection to it was lost. */
    SWITCH_UNAVAILABLE(Kind.EXTERNAL),
    /** A payment gateway does not answer. */
    GATEWAY_UNAVAILABLE(Kind.EXTERNAL),
    /** Stored data contradicts itself; a human has to look. */
    DATA_CORRUPT(Kind.INTERNAL);

    /** Who has to act. */
    public enum Kind {
        /** The calling program. */
        CALLER,
        /** The authors of a2b. */
        INTERNAL,
        /** Whoever sizes the machines. */
        CAPACITY,
        /** Whoever runs the neighbouring system. */
        EXTERNAL
    }

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
