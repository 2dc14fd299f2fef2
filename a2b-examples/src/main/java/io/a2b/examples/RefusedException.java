package io.a2b.examples;

/** A command that cannot be carried out, for a reason that the user understands and can change. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
