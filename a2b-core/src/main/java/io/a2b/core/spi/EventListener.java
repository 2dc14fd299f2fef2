package io.a2b.core.spi;

import io.a2b.core.event.Delivery;

/**
 * Hears what happened. Called by whoever calls {@link io.a2b.core.event.EventDelivery#deliver}, one
 * event at a time, while no transaction is open.
 */
public interface EventListener {
    /**
     * Hears an event, at least once; those of one subject in order. What it throws is kept, and the
     * event is told again later; meanwhile its subject waits. It should take a second at most: what
     * takes longer than a minute may be told by another node meanwhile.
     */
    void on(Delivery delivery);
}
