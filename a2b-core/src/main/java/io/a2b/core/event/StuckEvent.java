package io.a2b.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An event that a listener failed on, and that keeps the later ones of its subject waiting.
 *
 * @param delivery as it will be told next
 * @param nextAttemptAt when it may be told again
 * @param failure what went wrong last, at most 255 characters
 */
public record StuckEvent(Delivery delivery, Instant nextAttemptAt, String failure) {
    public StuckEvent {
        requireNonNull(delivery, "delivery");
        requireNonNull(nextAttemptAt, "nextAttemptAt");
        requireNonNull(failure, "failure");
    }
}
