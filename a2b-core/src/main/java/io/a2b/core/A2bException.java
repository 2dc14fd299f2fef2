package io.a2b.core;

import static java.util.Objects.requireNonNull;

/**
 * The world failed: a database, a file, a switch. Expected outcomes are never reported this way;
 * they are results of the method that was called.
 */
public final class A2bException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public A2bException(ErrorCode code, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
    }

    public A2bException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
    }

    public ErrorCode code() {
        return code;
    }
}
