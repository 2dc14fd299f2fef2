package io.a2b.core.event;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.InMemoryEventDelivery;
import io.a2b.core.testing.InMemoryLeaderLock;
import io.a2b.core.testing.InMemoryOutbox;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class InMemoryEventDeliveryTest extends EventDeliveryContract {
    private final InMemoryOutbox outbox = new InMemoryOutbox(CLOCK);
    private final LeaderLock leader = new InMemoryLeaderLock(CLOCK);
    private final Map<String, Object> turns = Map.of("s0", new Object(), "s1", new Object());

    @Override
    protected EventDelivery delivery(List<EventListener> listeners) {
        return new InMemoryEventDelivery(outbox, CLOCK, leader, listeners);
    }

    @Override
    protected void add(List<Event> events) {
        outbox.addAll(null, events);
    }

    @Override
    protected void addInTurn(String subject, Supplier<Event> event, boolean takeBack) {
        synchronized (turns.get(subject)) {
            Event next = event.get();
            if (!takeBack) outbox.add(null, next);
        }
    }
}
