package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.a2b.core.A2bException;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.UnreliableDataSource;

/** In tables: some events are rolled back, and the database goes away anywhere in a delivery. */
final class SqlOutboxRun extends OutboxRun {
    private final Transactor sound;
    private final UnreliableDataSource unreliable;
    private final Outbox outbox;

    SqlOutboxRun(FreshDatabase database, ManualClock clock, long seed) {
        this(database, clock, seed, UnreliableDataSource.over(database.dataSource()));
    }

    private SqlOutboxRun(
            FreshDatabase database, ManualClock clock, long seed, UnreliableDataSource unreliable) {
        super(clock, seed, event -> {}, listeners -> {
            Transactor shaky = Transactor.over(unreliable, FreshDatabase.isolation());
            return EventDelivery.over(shaky, clock, LeaderLock.over(shaky, clock), listeners);
        });
        this.sound = database.transactor();
        this.unreliable = unreliable;
        this.outbox = Outbox.stored(clock);
    }

    @Override
    boolean isAdded(Event event) {
        boolean commits = random(3) > 0;
        try {
            return sound.inTransaction(tx -> {
                outbox.add(tx, event);
                if (!commits) throw new IllegalStateException("rolled back");
                return true;
            });
        } catch (IllegalStateException rolledBack) {
            assertFalse(commits);
            return false;
        }
    }

    @Override
    void deliver() {
        if (random(2) == 0) unreliable.goAwayAfter(random(30));
        try {
            super.deliver();
        } catch (A2bException gone) {
            // what a program that died here would have left is left
        } finally {
            unreliable.comeBack();
        }
    }
}
