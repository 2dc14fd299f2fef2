package io.a2b.core.event;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Tells what is in the outbox to the listeners. Thread-safe; has no thread of its own: the host
 * calls {@link #deliver} every second or so, on one node or on all.
 *
 * <p>Every event that was committed is told to every listener at least once, those of one subject
 * in order; one that was rolled back is told to nobody. When a listener throws, the event is told
 * again, to all of them, after a pause that doubles from a second to an hour, and the later ones of
 * its subject wait until all have taken it. Other subjects go on. When the program dies between
 * telling and noting, the event is told again: {@link Delivery#sequence} says which it is.
 */
public interface EventDelivery {
    /**
     * Tells at most {@code limit} events (1 to 10000), unless another node is doing so. Listeners
     * are called in the thread of the caller, while no transaction is open.
     *
     * @throws io.a2b.core.A2bException if the database fails; what was told may be told again
     */
    DeliveryReport deliver(int limit);

    /**
     * Events that a listener failed on, with a sequence above {@code after}, in order; 0 starts. At
     * most {@code limit} (1 to 1000).
     */
    List<StuckEvent> stuck(long after, int limit);

    /**
     * Gives up on an event that a listener failed on, so that its subject goes on. Safe to repeat.
     *
     * @return whether it was there, and had failed
     */
    boolean giveUp(long sequence);

    /**
     * Deletes what happened before {@code before}, told or not: for hosts that keep events without
     * a listener.
     *
     * @return how many
     */
    int forget(Instant before);

    /**
     * Delivery from the outbox in the table of the core.
     *
     * @param listeners told in this order
     */
    static EventDelivery over(
            Transactor transactor,
            Clock clock,
            LeaderLock leader,
            Collection<EventListener> listeners) {
        return new StoredEventDelivery(transactor, clock, leader, List.copyOf(listeners));
    }
}
