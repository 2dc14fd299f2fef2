package io.a2b.core.cdr;

import static java.util.Objects.requireNonNull;

import io.a2b.core.IdForm;

import java.util.UUID;

/**
 * Which call; chosen before the dial, so that whatever is repeated after a crash finds what was
 * done before it. 1 to 64 of {@code A-Z a-z 0-9 . _ : -}: safe in dial strings, headers and keys.
 */
public record CallId(String value) {
    /** The most characters of an id. */
    public static final int LENGTH_MAX = 64;

    /** @throws IllegalArgumentException if {@code value} is anything else */
    public CallId {
        requireNonNull(value, "value");
        if (!IdForm.fits(value, LENGTH_MAX)) {
            throw new IllegalArgumentException("value: not 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
    }

    /**
     * Of the call that carries leg {@code leg} of this one, which came in, on to another number.
     *
     * @throws IllegalArgumentException if the leg is not 1 to 99, or this id is too long for it
     */
    public CallId forward(int leg) {
        return new Forwarding(this, leg).call();
    }

    /** An id nobody else has. */
    public static CallId random() {
        return new CallId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
