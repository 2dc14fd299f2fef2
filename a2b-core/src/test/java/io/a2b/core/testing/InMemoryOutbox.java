package io.a2b.core.testing;

import io.a2b.core.event.Event;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Remembers what was added, whether or not its transaction commits: for tests that ask what is
 * told. Thread-safe.
 */
public final class InMemoryOutbox implements Outbox {
    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void add(Transaction transaction, Event event) {
        events.add(event);
    }

    /** In the order in which they were added. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }
}
