package io.a2b.core.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An event as it is told to listeners. Immutable.
 *
 * @param sequence its number; the same each time it is told, so that a listener knows what it knows
 *     already. Numbers grow within a subject; there are gaps, and those of different subjects say
 *     nothing about their order
 * @param occurredAt when its transaction was under way
 * @param attempt 1, 2, 3 ...: how often it is being told; one more may not have been noted
 */
public record Delivery(long sequence, Event event, Instant occurredAt, int attempt) {
    public Delivery {
        requireNonNull(event, "event");
        requireNonNull(occurredAt, "occurredAt");
        if (attempt < 1) throw new IllegalArgumentException("attempt: " + attempt);
    }
}
