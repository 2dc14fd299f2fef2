package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.event.Delivery;
import io.a2b.core.event.Event;
import io.a2b.core.event.Outbox;
import io.a2b.core.event.StuckEvent;
import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An outbox for tests, which {@link InMemoryEventDelivery} takes out of. It rolls back with the
 * transactions of an {@link InMemoryTransactor} it is part of; it comes last there. In others, what
 * is added stays, whether or not they commit. Thread-safe.
 */
public final class InMemoryOutbox implements Outbox, InMemoryTransactor.Part {
    /** @param delivery as it is told next; of a failed one, with when and why */
    private record Kept(Delivery delivery, Optional<StuckEvent> stuck) {}

    private final Clock clock;
    private final List<Event> added = new ArrayList<>();
    private final TreeMap<Long, Kept> kept = new TreeMap<>();

    /** For tests that only ask what was added. */
    public InMemoryOutbox() {
        this(Clock.systemUTC());
    }

    /** @param clock tells when events occur */
    public InMemoryOutbox(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /** @param transaction may be null */
    @Override
    public synchronized void add(Transaction transaction, Event event) {
        added.add(event);
        Delivery first = new Delivery(added.size(), event, clock.instant(), 1);
        kept.put(first.sequence(), new Kept(first, Optional.empty()));
    }

    /** All that were added, told or not, in that order. */
    public synchronized List<Event> events() {
        return List.copyOf(added);
    }

    /**
     * The first of a subject that is not among {@code others} and has none that waits before it.
     */
    synchronized Optional<Delivery> next(Instant now, Set<String> others) {
        Set<String> waiting = new HashSet<>(others);
        for (Kept one : kept.values()) {
            String subject = one.delivery().event().subject();
            boolean waits = one.stuck()
                    .filter(stuck -> stuck.nextAttemptAt().isAfter(now))
                    .isPresent();
            if (waits) waiting.add(subject);
            if (!waiting.contains(subject)) return Optional.of(one.delivery());
        }
        return Optional.empty();
    }

    synchronized void remove(Delivery told) {
        kept.remove(told.sequence());
    }

    synchronized void keepFor(Instant nextAttemptAt, Delivery failed, String failure) {
        Delivery next = new Delivery(
                failed.sequence(), failed.event(), failed.occurredAt(), failed.attempt() + 1);
        StuckEvent stuck = new StuckEvent(next, nextAttemptAt, failure);
        kept.replace(next.sequence(), new Kept(next, Optional.of(stuck)));
    }

    synchronized List<StuckEvent> stuck() {
        return kept.values().stream().flatMap(one -> one.stuck().stream()).toList();
    }

    synchronized boolean removeStuck(long sequence) {
        return kept.values()
                .removeIf(one ->
                        one.delivery().sequence() == sequence && one.stuck().isPresent());
    }

    synchronized int removeBefore(Instant before) {
        int all = kept.size();
        kept.values().removeIf(one -> one.delivery().occurredAt().isBefore(before));
        return all - kept.size();
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(List.of(added), List.of(kept));
    }
}
