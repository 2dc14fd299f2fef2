package io.a2b.core.event;

import io.a2b.core.A2bException;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.UnreliableDataSource;

/** In tables, with a database that goes away anywhere in a delivery. */
final class SqlOutboxRun extends OutboxRun {
    private final UnreliableDataSource unreliable;

    SqlOutboxRun(FreshDatabase database, ManualClock clock, long seed) {
        this(database, clock, seed, UnreliableDataSource.over(database.dataSource()));
    }

    private SqlOutboxRun(
            FreshDatabase database, ManualClock clock, long seed, UnreliableDataSource unreliable) {
        super(clock, seed, database.transactor(), Outbox.stored(clock), listeners -> {
            Transactor shaky = Transactor.over(unreliable, FreshDatabase.isolation());
            return EventDelivery.over(shaky, clock, LeaderLock.over(shaky, clock), listeners);
        });
        this.unreliable = unreliable;
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
