package io.a2b.core.event;

import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.util.List;

/**
 * Keeps what happened until it was delivered. Thread-safe.
 *
 * <p>An event is added in the transaction that makes it true, after the row of its account is
 * locked: so it is there exactly when that commits, and those of one account are in order.
 */
public interface Outbox {
    /** Adds {@code event}; it commits or rolls back with {@code transaction}. */
    void add(Transaction transaction, Event event);

    /** Whether anything is kept; who asks need not find out facts for nobody. */
    default boolean keeps() {
        return true;
    }

    /** Adds {@code events} in their order, as {@link #add}; many at once cost less. */
    default void addAll(Transaction transaction, List<Event> events) {
        events.forEach(event -> add(transaction, event));
    }

    /** An outbox for hosts that nobody listens to: it keeps nothing. */
    static Outbox none() {
        return NoOutbox.NONE;
    }

    /** An outbox in the table of the core; {@link EventDelivery} takes out of it. */
    static Outbox stored(Clock clock) {
        return new StoredOutbox(clock);
    }
}
