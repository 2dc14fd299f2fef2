package io.a2b.core.event;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.InMemoryEventDelivery;
import io.a2b.core.testing.InMemoryLeaderLock;
import io.a2b.core.testing.InMemoryOutbox;
import io.a2b.core.testing.InMemoryTransactor;

import java.util.List;

class InMemoryEventDeliveryTest extends EventDeliveryContract {
    private final InMemoryOutbox outbox = new InMemoryOutbox(CLOCK);
    private final Transactor transactor = new InMemoryTransactor(outbox);
    private final LeaderLock leader = new InMemoryLeaderLock(CLOCK);

    @Override
    protected EventDelivery delivery(List<EventListener> listeners) {
        return new InMemoryEventDelivery(outbox, CLOCK, leader, listeners);
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected Transactor transactor() {
        return transactor;
    }

    /** Transactions come one after the other anyway. */
    @Override
    protected void takeTurn(Transaction transaction, String subject) {}
}
