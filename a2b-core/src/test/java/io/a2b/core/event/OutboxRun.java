package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.A2bException;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.UnreliableDataSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Commits and rolls back events of a few subjects, delivers with listeners that fail and a database
 * that goes away anywhere, in an order drawn at random; then all heals. Every committed event must
 * have been told to each listener, in order per subject, and none of those rolled back.
 */
final class OutboxRun {
    private final Map<String, List<String>> committed = new LinkedHashMap<>();
    private final List<Ear> ears = List.of(new Ear(), new Ear());
    private final ManualClock clock;
    private final Random random;
    private final UnreliableDataSource unreliable;
    private final Transactor sound;
    private final EventDelivery delivery;
    private int number;

    private OutboxRun(FreshDatabase database, ManualClock clock, Random random) {
        this.clock = clock;
        this.random = random;
        this.sound = database.transactor();
        this.unreliable = UnreliableDataSource.over(database.dataSource());
        Transactor shaky = Transactor.over(unreliable, FreshDatabase.isolation());
        this.delivery = EventDelivery.over(
                shaky, clock, LeaderLock.over(shaky, clock), List.<EventListener>copyOf(ears));
    }

    static void of(FreshDatabase database, ManualClock clock, long seed) {
        OutboxRun run = new OutboxRun(database, clock, new Random(seed));
        for (int step = 0; step < 40; step++) run.step();
        run.heal();
        for (Ear ear : run.ears) assertEquals(run.committed, ear.firstTold());
    }

    /** Subjects that all of its listeners heard of, in the order of their first hearing. */
    private static final class Ear implements EventListener {
        private final Map<Long, Delivery> heard = new LinkedHashMap<>();
        private int failing;

        @Override
        public void on(Delivery told) {
            if (failing > 0 && failing-- % 2 == 1) throw new IllegalStateException("deaf");
            heard.putIfAbsent(told.sequence(), told);
        }

        Map<String, List<String>> firstTold() {
            Map<String, List<String>> bySubject = new LinkedHashMap<>();
            heard.values()
                    .forEach(told -> bySubject
                            .computeIfAbsent(told.event().subject(), subject -> new ArrayList<>())
                            .add(told.event().facts().get("number")));
            return bySubject;
        }
    }

    private void step() {
        switch (random.nextInt(6)) {
            case 0, 1 -> write(true);
            case 2 -> write(false);
            case 3 -> ears.get(random.nextInt(2)).failing = 1 + random.nextInt(3);
            case 4 -> clock.advance(Duration.ofSeconds(random.nextInt(90)));
            default -> deliverAndDieOrNot();
        }
    }

    private void write(boolean commit) {
        String subject = "subject-" + random.nextInt(3);
        String text = Integer.toString(++number);
        try {
            sound.inTransaction(tx -> {
                Outbox.stored(clock)
                        .add(
                                tx,
                                new Event(EventKind.ENTRY_POSTED, subject, Map.of("number", text)));
                if (!commit) throw new IllegalStateException("rolled back");
                return null;
            });
            committed.computeIfAbsent(subject, key -> new ArrayList<>()).add(text);
        } catch (IllegalStateException rolledBack) {
            assertEquals(false, commit);
        }
    }

    private void deliverAndDieOrNot() {
        if (random.nextBoolean()) unreliable.goAwayAfter(random.nextInt(30));
        try {
            delivery.deliver(1 + random.nextInt(10));
        } catch (A2bException gone) {
            // what a program that died here would have left is left
        } finally {
            unreliable.comeBack();
        }
    }

    private void heal() {
        ears.forEach(ear -> ear.failing = 0);
        clock.advance(Duration.ofDays(1));
        while (delivery.deliver(7).delivered() > 0) continue;
        assertEquals(List.of(), delivery.stuck(0, 10));
    }
}
