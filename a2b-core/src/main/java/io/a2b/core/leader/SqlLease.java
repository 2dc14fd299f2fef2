package io.a2b.core.leader;

import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** The row with this owner and token. */
final class SqlLease implements Lease {
    private final Transactor transactor;
    private final Clock clock;
    private final Terms terms;
    private volatile Instant endsAt;

    SqlLease(Transactor transactor, Clock clock, Terms terms, Instant endsAt) {
        this.transactor = transactor;
        this.clock = clock;
        this.terms = terms;
        this.endsAt = endsAt;
    }

    record Terms(String name, String owner, long token, Duration duration) {}

    @Override
    public long token() {
        return terms.token();
    }

    @Override
    public boolean isHeld() {
        Instant now = now();
        return in(leaders -> leaders.isHeld(terms.name(), terms.owner(), terms.token(), now));
    }

    @Override
    public boolean renew() {
        Instant end = now().plus(terms.duration());
        if (!changeEnd(end)) return false;
        endsAt = end;
        return true;
    }

    @Override
    public boolean renewWhenHalfSpent() {
        Instant half = endsAt.minus(terms.duration().dividedBy(2));
        return now().isBefore(half) || renew();
    }

    @Override
    public void release() {
        changeEnd(now());
    }

    private boolean changeEnd(Instant end) {
        return in(leaders -> leaders.changeEnd(terms.name(), terms.owner(), terms.token(), end))
                == 1;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T in(Function<LeaderMapper, T> work) {
        return transactor.inTransaction(tx -> work.apply(tx.mapper(LeaderMapper.class)));
    }
}
