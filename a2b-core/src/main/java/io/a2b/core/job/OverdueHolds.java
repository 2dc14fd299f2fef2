package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.Hold;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.VoidResult;
import io.a2b.core.spi.HoldOwner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Pages of overdue holds; the ledger decides again, under the lock of each. */
final class OverdueHolds implements HoldExpiry {
    private final Ledger ledger;
    private final Clock clock;
    private final List<HoldOwner> owners;

    OverdueHolds(Ledger ledger, Clock clock, List<HoldOwner> owners) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
        this.owners = requireNonNull(owners, "owners");
    }

    @Override
    public String name() {
        return "hold-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public JobReport run(LongConsumer progress) {
        Instant now = clock.instant();
        Walk<Hold> walk = new Walk<>(
                last -> ledger.overdueHolds(now, Optional.ofNullable(last), Walk.PAGE), name());
        return walk.run(progress, (report, hold) -> expire(report, hold.id()));
    }

    private JobReport expire(JobReport report, HoldId hold) {
        for (HoldOwner owner : owners) {
            if (owner.answersFor(hold)) return report;
        }
        return ledger.expire(hold) instanceof VoidResult.Released released && !released.replay()
                ? report.plusSubject(released.hold().amount())
                : report;
    }
}
