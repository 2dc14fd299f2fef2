package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.leader.Lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A lock without a database, for tests: those who share it are the nodes. */
public final class InMemoryLeaderLock implements LeaderLock {
    private final Clock clock;
    private final Map<String, Lead> latest = new HashMap<>();

    public InMemoryLeaderLock(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized Optional<Lease> tryLead(String name, Duration duration) {
        if (!name.matches("[!-~]{1,64}")) throw new IllegalArgumentException("name: " + name);
        if (duration.compareTo(Duration.ZERO) <= 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("duration: " + duration);
        }
        Lead before = latest.get(name);
        if (before != null && before.isHeld()) return Optional.empty();
        Lead lead = new Lead(name, duration, before == null ? 1 : before.token() + 1);
        latest.put(name, lead);
        lead.renew();
        return Optional.of(lead);
    }

    @Override
    public <T> Optional<T> whileLeading(String name, Duration duration, Function<Lease, T> work) {
        requireNonNull(work, "work");
        Optional<Lease> lease = tryLead(name, duration);
        try {
            return lease.map(held -> requireNonNull(work.apply(held), "work: its result"));
        } finally {
            lease.ifPresent(Lease::release);
        }
    }

    private final class Lead implements Lease {
        private final String name;
        private final Duration duration;
        private final long token;
        private Instant endsAt;

        private Lead(String name, Duration duration, long token) {
            this.name = name;
            this.duration = duration;
            this.token = token;
        }

        private boolean isLatest() {
            return latest.get(name) == this;
        }

        @Override
        public long token() {
            return token;
        }

        @Override
        public boolean isHeld() {
            synchronized (InMemoryLeaderLock.this) {
                return isLatest() && clock.instant().isBefore(endsAt);
            }
        }

        @Override
        public boolean renew() {
            synchronized (InMemoryLeaderLock.this) {
                if (isLatest()) endsAt = clock.instant().plus(duration);
                return isLatest();
            }
        }

        @Override
        public boolean renewWhenHalfSpent() {
            synchronized (InMemoryLeaderLock.this) {
                return clock.instant().isBefore(endsAt.minus(duration.dividedBy(2))) || renew();
            }
        }

        @Override
        public void release() {
            synchronized (InMemoryLeaderLock.this) {
                if (isLatest()) endsAt = clock.instant();
            }
        }
    }
}
