package io.a2b.core.event;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.InMemoryEventDelivery;
import io.a2b.core.testing.InMemoryLeaderLock;
import io.a2b.core.testing.InMemoryOutbox;
import io.a2b.core.testing.InMemoryTransactor;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class OutboxProperties {
    private static final ManualClock CLOCK = ManualClock.at("2026-03-01T12:00:00Z");
    private static FreshDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.H2_MEMORY.open();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 100)
    void everyCommittedEventIsToldInOrderWhateverBreaks(@ForAll long seed) {
        new SqlOutboxRun(database, CLOCK, seed).run();
    }

    @Property
    void everyCommittedEventInMemoryIsToldInOrderWhoeverFails(@ForAll long seed) {
        ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
        InMemoryOutbox outbox = new InMemoryOutbox(clock);
        LeaderLock leader = new InMemoryLeaderLock(clock);
        new OutboxRun(
                        clock,
                        seed,
                        new InMemoryTransactor(outbox),
                        outbox,
                        ears -> new InMemoryEventDelivery(outbox, clock, leader, ears))
                .run();
    }
}
