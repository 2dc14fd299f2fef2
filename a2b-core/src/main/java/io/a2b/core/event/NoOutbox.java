package io.a2b.core.event;

import io.a2b.core.persistence.Transaction;

/** Nobody listens. */
enum NoOutbox implements Outbox {
    NONE;

    @Override
    public void add(Transaction transaction, Event event) {}

    @Override
    public boolean keeps() {
        return false;
    }
}
