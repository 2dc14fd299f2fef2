package io.a2b.core.event;

import static java.util.Objects.requireNonNull;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.leader.Lease;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.EventListener;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One node at a time reads events, tells each and deletes it. Deleting rather than remembering a
 * position: numbers become visible out of order, and a position would leap over the late ones.
 */
final class StoredEventDelivery implements EventDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(StoredEventDelivery.class);
    private static final String LOCK = "event-delivery";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int PAGE = 100;
    private static final int FAILURE_LENGTH_MAX = 255;
    private static final long PAUSE_SECONDS_MAX = 3600;
    private static final int DOUBLINGS_MAX = 12; // beyond the longest pause

    private final Transactor transactor;
    private final Clock clock;
    private final LeaderLock leader;
    private final List<EventListener> listeners;

    StoredEventDelivery(
            Transactor transactor, Clock clock, LeaderLock leader, List<EventListener> listeners) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
        this.leader = requireNonNull(leader, "leader");
        this.listeners = requireNonNull(listeners, "listeners");
    }

    @Override
    public DeliveryReport deliver(int limit) {
        if (limit < 1 || limit > 10_000) throw new IllegalArgumentException("limit: " + limit);
        if (listeners.isEmpty()) return DeliveryReport.NOT_LEADING; // another node may have some
        return leader.whileLeading(LOCK, LEASE, lease -> deliver(limit, lease))
                .orElse(DeliveryReport.NOT_LEADING);
    }

    private DeliveryReport deliver(int limit, Lease lease) {
        Instant startedAt = clock.instant(); // what fails from now on is not due before the end
        Set<String> waiting = new HashSet<>();
        int delivered = 0;
        int failed = 0;
        while (delivered + failed < limit) {
            // from the beginning each time: what was told is gone, and one that commits late may
            // have a lower number than another subject's, and a later one of its own behind it
            List<EventRow> page = due(startedAt, Math.min(PAGE, limit - delivered - failed));
            if (page.stream().allMatch(row -> waiting.contains(row.subject()))) break;
            for (EventRow row : page) {
                if (waiting.contains(row.subject())) continue;
                if (!lease.renewWhenHalfSpent()) {
                    return new DeliveryReport(true, delivered, failed);
                }
                if (isTold(row)) {
                    delivered++;
                } else {
                    waiting.add(row.subject());
                    failed++;
                }
            }
        }
        return new DeliveryReport(true, delivered, failed);
    }

    private List<EventRow> due(Instant now, int limit) {
        return in(events -> events.due(now, limit));
    }

    private boolean isTold(EventRow row) {
        RuntimeException failure = tell(row);
        if (failure == null) {
            in(events -> events.delete(row.sequence()));
            return true;
        }
        LOG.warn(
                "event {}: a listener failed, attempt {}",
                row.sequence(),
                row.attempts() + 1,
                failure);
        Instant next = clock.instant().plus(pause(row.attempts())).truncatedTo(ChronoUnit.MICROS);
        in(events -> {
            events.noteFailure(row.sequence(), next, text(failure));
            return null;
        });
        return false;
    }

    /** Null when every listener took it. One that fails keeps no other from hearing it. */
    private RuntimeException tell(EventRow row) {
        RuntimeException first = null;
        Delivery delivery = row.toDelivery();
        for (EventListener listener : listeners) {
            try {
                listener.on(delivery);
            } catch (RuntimeException failure) {
                if (first == null) first = failure;
                else first.addSuppressed(failure);
            }
        }
        return first;
    }

    private static Duration pause(int attemptsBefore) {
        long doubled = 1L << Math.min(attemptsBefore, DOUBLINGS_MAX);
        return Duration.ofSeconds(Math.min(doubled, PAUSE_SECONDS_MAX));
    }

    private static String text(RuntimeException failure) {
        String text = failure.toString().replace('\0', ' ');
        return text.length() <= FAILURE_LENGTH_MAX ? text : text.substring(0, FAILURE_LENGTH_MAX);
    }

    @Override
    public List<StuckEvent> stuck(long after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return in(events -> events.failed(after, limit)).stream()
                .map(EventRow::toStuckEvent)
                .toList();
    }

    @Override
    public boolean giveUp(long sequence) {
        return in(events -> {
            boolean failed =
                    events.lock(sequence).filter(row -> row.attempts() > 0).isPresent();
            return failed && events.delete(sequence) == 1;
        });
    }

    @Override
    public int forget(Instant before) {
        requireNonNull(before, "before");
        return in(events -> events.deleteBefore(before));
    }

    private <T> T in(Function<EventMapper, T> work) {
        return transactor.inTransaction(
                transaction -> work.apply(transaction.mapper(EventMapper.class)));
    }
}
