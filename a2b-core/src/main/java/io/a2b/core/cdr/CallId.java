package io.a2b.core.cdr;

import static java.util.Objects.requireNonNull;

import io.a2b.core.IdForm;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Which call; chosen before the dial, so that whatever is repeated after a crash finds what was
 * done before it. 1 to 64 of {@code A-Z a-z 0-9 . _ : -}: safe in dial strings, headers and keys.
 */
public record CallId(String value) {
    /** The most characters of an id. */
    public static final int LENGTH_MAX = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** An id nobody else has and nobody can guess. */
    public static CallId random() {
        return new CallId(UUID.randomUUID().toString());
    }

    /**
     * An id nobody else has and nobody can guess, which begins with the time, in milliseconds: what
     * is kept by such ids has those of one hour next to each other, so that an index stays as fast
     * as it was however many calls there have been.
     */
    public static CallId random(Clock clock) {
        return timed(clock.millis(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    /** A UUID of version 7: RFC 9562, 5.7. */
    static CallId timed(long millis, long some, long more) {
        long time = millis << 16 | 7L << 12 | some & 0xFFF;
        long rest = 1L << 63 | more & -1L >>> 2;
        return new CallId(new UUID(time, rest).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
