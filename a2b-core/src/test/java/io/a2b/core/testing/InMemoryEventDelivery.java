package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.event.Delivery;
import io.a2b.core.event.DeliveryReport;
import io.a2b.core.event.EventDelivery;
import io.a2b.core.event.StuckEvent;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.leader.Lease;
import io.a2b.core.spi.EventListener;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what is in an {@link InMemoryOutbox}. Those who share it and the lock are the nodes. */
public final class InMemoryEventDelivery implements EventDelivery {
    private static final DeliveryReport NOT_LEADING = new DeliveryReport(false, 0, 0);

    private final InMemoryOutbox outbox;
    private final Clock clock;
    private final LeaderLock leader;
    private final List<EventListener> listeners;

    /** @param listeners told in this order */
    public InMemoryEventDelivery(
            InMemoryOutbox outbox,
            Clock clock,
            LeaderLock leader,
            Collection<EventListener> listeners) {
        this.outbox = requireNonNull(outbox, "outbox");
        this.clock = requireNonNull(clock, "clock");
        this.leader = requireNonNull(leader, "leader");
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public DeliveryReport deliver(int limit) {
        if (limit < 1 || limit > 10_000) throw new IllegalArgumentException("limit: " + limit);
        if (listeners.isEmpty()) return NOT_LEADING;
        return leader.whileLeading(
                        "event-delivery", Duration.ofMinutes(1), lease -> deliver(limit, lease))
                .orElse(NOT_LEADING);
    }

    private DeliveryReport deliver(int limit, Lease lease) {
        Set<String> waiting = new HashSet<>(); // what fails is not told again in the same call
        int delivered = 0;
        while (delivered + waiting.size() < limit) {
            Optional<Delivery> next = outbox.next(clock.instant(), waiting);
            if (next.isEmpty() || !lease.renewWhenHalfSpent()) break;
            if (isTold(next.get())) delivered++;
            else waiting.add(next.get().event().subject());
        }
        return new DeliveryReport(true, delivered, waiting.size());
    }

    private boolean isTold(Delivery delivery) {
        List<RuntimeException> failures = new ArrayList<>();
        for (EventListener listener : listeners) {
            try {
                listener.on(delivery);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (failures.isEmpty()) {
            outbox.remove(delivery);
            return true;
        }
        String text = failures.get(0).toString();
        outbox.keepFor(
                clock.instant().plus(pauseAfter(delivery.attempt())),
                delivery,
                text.substring(0, Math.min(text.length(), 255)));
        return false;
    }

    private static Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1);
        for (int attempt = 1; attempt < attempts; attempt++) {
            pause = pause.multipliedBy(2);
            if (pause.compareTo(Duration.ofHours(1)) > 0) return Duration.ofHours(1);
        }
        return pause;
    }

    @Override
    public List<StuckEvent> stuck(long after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return outbox.stuck().stream()
                .filter(stuck -> stuck.delivery().sequence() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean giveUp(long sequence) {
        return outbox.removeStuck(sequence);
    }

    @Override
    public int forget(Instant before) {
        return outbox.removeBefore(requireNonNull(before, "before"));
    }
}
