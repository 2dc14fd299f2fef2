package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;

/** The same call id, or the same step of it, was used with other terms: a bug in the caller. */
public final class CallConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CallId call;

    /** @param difference which term differs, and both its values */
    public CallConflictException(CallId call, String difference) {
        super("call " + requireNonNull(call, "call") + ": " + difference);
        this.call = call;
    }

    public CallId call() {
        return call;
    }
}
