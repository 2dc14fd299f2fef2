package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.ManualClock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Commits and rolls back events of a few subjects and delivers with listeners that fail, in an
 * order drawn at random; then all heals. Every committed event must have been told to each
 * listener, in order per subject, and none of those rolled back.
 */
class OutboxRun {
    private final Map<String, List<String>> committed = new LinkedHashMap<>();
    private final List<Ear> ears = List.of(new Ear(), new Ear());
    private final ManualClock clock;
    private final Random random;
    private final Transactor transactor;
    private final Outbox outbox;
    private final EventDelivery delivery;
    private int number;

    OutboxRun(
            ManualClock clock,
            long seed,
            Transactor transactor,
            Outbox outbox,
            Function<List<EventListener>, EventDelivery> delivery) {
        this.clock = clock;
        this.random = new Random(seed);
        this.transactor = transactor;
        this.outbox = outbox;
        this.delivery = delivery.apply(List.copyOf(ears));
    }

    final void run() {
        for (int step = 0; step < 40; step++) step();
        heal();
        for (Ear ear : ears) assertEquals(committed, ear.firstTold());
    }

    final int random(int bound) {
        return random.nextInt(bound);
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
        switch (random(6)) {
            case 0, 1 -> write(true);
            case 2 -> write(false);
            case 3 -> ears.get(random(2)).failing = 1 + random(3);
            case 4 -> clock.advance(Duration.ofSeconds(random(90)));
            default -> deliver();
        }
    }

    private void write(boolean commit) {
        String subject = "subject-" + random(3);
        String text = Integer.toString(++number);
        try {
            transactor.inTransaction(tx -> {
                outbox.add(tx, new Event(EventKind.ENTRY_POSTED, subject, Map.of("number", text)));
                if (!commit) throw new IllegalStateException("rolled back");
                return null;
            });
            committed.computeIfAbsent(subject, key -> new ArrayList<>()).add(text);
        } catch (IllegalStateException rolledBack) {
            assertEquals(false, commit);
        }
    }

    void deliver() {
        delivery.deliver(1 + random(10));
    }

    private void heal() {
        ears.forEach(ear -> ear.failing = 0);
        clock.advance(Duration.ofDays(1));
        while (delivery.deliver(7).delivered() > 0) continue;
        assertEquals(List.of(), delivery.stuck(0, 10));
    }
}
