package io.a2b.core.event;

import java.time.Instant;

record EventRow(
        long sequence,
        String subject,
        EventKind kind,
        String facts,
        Instant occurredAt,
        int attempts,
        Instant nextAttemptAt,
        String failure) {
    Delivery toDelivery() {
        Event event = new Event(kind, subject, FactText.parse(facts));
        return new Delivery(sequence, event, occurredAt, attempts + 1);
    }

    StuckEvent toStuckEvent() {
        return new StuckEvent(toDelivery(), nextAttemptAt, failure);
    }
}
