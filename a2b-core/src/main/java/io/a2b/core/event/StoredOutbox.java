package io.a2b.core.event;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Events in a table, one insert each. The database numbers rows when they are inserted, not when
 * they commit; but those of one subject are inserted under the lock of its row, one transaction
 * after the other, so that their numbers are in the order of their commits.
 */
final class StoredOutbox implements Outbox {
    private final Clock clock;

    StoredOutbox(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void add(Transaction transaction, Event event) {
        transaction
                .mapper(EventMapper.class)
                .insert(
                        event.subject(),
                        event.kind(),
                        FactText.of(event.facts()),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
