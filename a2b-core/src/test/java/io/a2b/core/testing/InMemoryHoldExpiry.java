package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.job.HoldExpiry;
import io.a2b.core.job.JobReport;
import io.a2b.core.job.JobRules;
import io.a2b.core.ledger.Hold;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.VoidResult.Released;
import io.a2b.core.spi.HoldOwner;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Expires the holds of any ledger, for tests. One run looks at the first 1000 that are overdue,
 * those that somebody answers for among them.
 */
public final class InMemoryHoldExpiry implements HoldExpiry {
    private final Ledger ledger;
    private final Clock clock;
    private final List<HoldOwner> owners;

    public InMemoryHoldExpiry(Ledger ledger, Clock clock, Collection<HoldOwner> owners) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
        this.owners = List.copyOf(owners);
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
        return JobRules.walk(
                this, ledger.overdueHolds(clock.instant(), 1000), progress, this::expire);
    }

    private JobReport expire(JobReport report, Hold hold) {
        if (owners.stream().anyMatch(owner -> owner.answersFor(hold.id()))) return report;
        return ledger.expire(hold.id()) instanceof Released released && !released.replay()
                ? report.plusSubject(released.hold().amount())
                : report;
    }
}
