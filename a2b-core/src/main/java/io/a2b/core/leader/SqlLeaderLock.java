package io.a2b.core.leader;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One row per name; one guarded update decides who leads. */
final class SqlLeaderLock implements LeaderLock {
    private static final Logger LOG = LoggerFactory.getLogger(SqlLeaderLock.class);
    private static final Duration DURATION_MAX = Duration.ofDays(1);

    private final Transactor transactor;
    private final Clock clock;

    SqlLeaderLock(Transactor transactor, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public Optional<Lease> tryLead(String name, Duration duration) {
        if (!name.matches("[!-~]{1,64}")) {
            throw new IllegalArgumentException("name: not 1 to 64 printable characters");
        }
        if (duration.isNegative() || duration.isZero() || duration.compareTo(DURATION_MAX) > 0) {
            throw new IllegalArgumentException("duration: " + duration);
        }
        String owner = UUID.randomUUID().toString(); // one per lease: a repeat is told from a rival
        Instant now = now();
        Instant endsAt = now.plus(duration);
        Optional<Long> token = transactor.inTransaction(tx -> {
            LeaderMapper leaders = tx.mapper(LeaderMapper.class);
            if (leaders.take(name, owner, now, endsAt) == 1) return leaders.token(name);
            if (leaders.token(name).isPresent()) return Optional.empty();
            leaders.insert(name, owner, endsAt);
            return Optional.of(1L);
        });
        return token.map(number -> new SqlLease(
                transactor, clock, new SqlLease.Terms(name, owner, number, duration), endsAt));
    }

    @Override
    public <T> Optional<T> whileLeading(String name, Duration duration, Function<Lease, T> work) {
        requireNonNull(work, "work");
        Optional<Lease> lease = tryLead(name, duration);
        if (lease.isEmpty()) return Optional.empty();
        try {
            return Optional.of(work.apply(lease.get()));
        } finally {
            releaseQuietly(name, lease.get());
        }
    }

    // the lease ends by itself, and what became of the work is what the caller has to know
    private static void releaseQuietly(String name, Lease lease) {
        try {
            lease.release();
        } catch (RuntimeException failure) {
            LOG.warn("{}: the lead could not be given back and ends by itself", name, failure);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
