package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.ManualClock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Adds events of a few subjects and delivers them with listeners that fail, in an order drawn at
 * random; then all heals. Every event that was added must have been told to each listener, in order
 * per subject, and none besides.
 */
class OutboxRun {
    private final Map<String, List<String>> added = new LinkedHashMap<>();
    private final List<Ear> ears = List.of(new Ear(), new Ear());
    private final ManualClock clock;
    private final Random random;
    private final Consumer<Event> outbox;
    private final EventDelivery delivery;
    private int number;

    OutboxRun(
            ManualClock clock,
            long seed,
            Consumer<Event> outbox,
            Function<List<EventListener>, EventDelivery> delivery) {
        this.clock = clock;
        this.random = new Random(seed);
        this.outbox = outbox;
        this.delivery = delivery.apply(List.copyOf(ears));
    }

    final void run() {
        for (int step = 0; step < 40; step++) step();
        heal();
        for (Ear ear : ears) assertEquals(added, ear.firstTold());
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
            case 0, 1, 2 -> write();
            case 3 -> ears.get(random(2)).failing = 1 + random(3);
            case 4 -> clock.advance(Duration.ofSeconds(random(90)));
            default -> deliver();
        }
    }

    private void write() {
        String subject = "subject-" + random(3);
        String text = Integer.toString(++number);
        if (isAdded(new Event(EventKind.ENTRY_POSTED, subject, Map.of("number", text)))) {
            added.computeIfAbsent(subject, key -> new ArrayList<>()).add(text);
        }
    }

    boolean isAdded(Event event) {
        outbox.accept(event);
        return true;
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
