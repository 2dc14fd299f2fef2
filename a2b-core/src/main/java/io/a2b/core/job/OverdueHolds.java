package io.a2b.core.job;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.VoidResult;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.HoldOwner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** Pages of overdue holds; the ledger decides again, under the lock of each. */
final class OverdueHolds implements HoldExpiry {
    private final Transactor transactor;
    private final Ledger ledger;
    private final Clock clock;
    private final List<HoldOwner> owners;

    OverdueHolds(Transactor transactor, Ledger ledger, Clock clock, List<HoldOwner> owners) {
        this.transactor = requireNonNull(transactor, "transactor");
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
        Walk<SubjectMapper.DueHold> walk = new Walk<>(last -> page(now, last), name());
        return walk.run(progress, (report, hold) -> expire(report, new HoldId(hold.id())));
    }

    private List<SubjectMapper.DueHold> page(Instant now, SubjectMapper.DueHold last) {
        return transactor.inTransaction(tx -> {
            SubjectMapper subjects = tx.mapper(SubjectMapper.class);
            return last == null
                    ? subjects.dueHolds(now, Walk.PAGE)
                    : subjects.dueHoldsAfter(now, last, Walk.PAGE);
        });
    }

    private JobReport expire(JobReport report, HoldId hold) {
        for (HoldOwner owner : owners) {
            if (owner.answersFor(hold)) return report;
        }
        VoidResult result = ledger.expire(hold);
        boolean expired = result instanceof VoidResult.Released released && !released.replay();
        return expired ? report.plusSubject(amount(hold)) : report;
    }

    private Money amount(HoldId hold) {
        return ledger.findHold(hold).orElseThrow().amount();
    }
}
