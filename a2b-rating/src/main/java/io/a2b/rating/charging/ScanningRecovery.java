package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.Disposition;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.spi.CallWitness;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Walks the open calls of which nothing was heard for a while. The witness is asked outside of any
 * transaction; what follows from its answer is decided under the lock of the call's row, so that a
 * report which comes in meanwhile, or another node's recovery, is never overruled.
 */
final class ScanningRecovery implements ChargingRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(ScanningRecovery.class);
    private static final int PAGE = 100;

    private final Transactor transactor;
    private final Closer closer;
    private final LinkedCloser linked;
    private final CallWitness witness;
    private final RatingConfig config;
    private final Clock clock;

    ScanningRecovery(ChargingParts parts, CallWitness witness, RatingConfig config, Clock clock) {
        this.transactor = parts.transactor();
        this.closer = new Closer(parts, config.overrun(), clock);
        this.linked = new LinkedCloser(closer);
        this.witness = requireNonNull(witness, "witness");
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public RecoveryReport recover() {
        RecoveryReport report = RecoveryReport.NOTHING;
        Instant before = doubtful();
        List<CallRow> page = inDoubt("", before);
        while (!page.isEmpty()) {
            for (CallRow row : page) report = report.plus(recoverQuietly(row));
            page = inDoubt(page.get(page.size() - 1).id(), before);
        }
        if (!report.equals(RecoveryReport.NOTHING)) LOG.info("recovery: {}", report);
        return report;
    }

    private List<CallRow> inDoubt(String after, Instant before) {
        return transactor.inTransaction(
                transaction -> transaction.mapper(CallMapper.class).inDoubt(after, before, PAGE));
    }

    private Instant doubtful() {
        return clock.instant().minus(config.doubtAfter());
    }

    // one call that cannot be finished must not keep the money of the others
    private RecoveryReport recoverQuietly(CallRow row) {
        try {
            return recover(row);
        } catch (RuntimeException failure) {
            LOG.error("{}: recovery failed, will be tried again", row.id(), failure);
            return RecoveryReport.FAILED;
        }
    }

    private RecoveryReport recover(CallRow row) {
        Testimony testimony = ask(row);
        if (testimony instanceof Testimony.Alive) {
            Instant now = clock.instant();
            transactor.inTransaction(
                    transaction -> transaction.mapper(CallMapper.class).noteSeen(row.call(), now));
            return RecoveryReport.ALIVE;
        }
        if (testimony instanceof Testimony.Ended ended) {
            return counted(finish(
                    row,
                    (transaction, locked) ->
                            Optional.of(endAsSeen(transaction, locked, ended.leg()))));
        }
        if (testimony instanceof Testimony.Gone) {
            return counted(finish(
                    row, (transaction, locked) -> Optional.of(linked.giveUp(transaction, locked))));
        }
        return counted(finish(row, this::giveUpIfDue));
    }

    private Testimony ask(CallRow row) {
        try {
            return requireNonNull(witness.testify(row.toCall().orElseThrow()), "testimony");
        } catch (RuntimeException failure) {
            LOG.warn("{}: the witness fails, so nothing is known of the call", row.id(), failure);
            return new Testimony.Unknown();
        }
    }

    // a witness that saw a leg fail has not seen the one that was answered
    private Settlement endAsSeen(Transaction transaction, CallRow row, LegReport leg) {
        boolean answered = leg.disposition() == Disposition.ANSWERED;
        if (!answered && row.answeredAt() != null) return linked.giveUp(transaction, row);
        return linked.settle(transaction, row, leg);
    }

    private Optional<Settlement> giveUpIfDue(Transaction transaction, CallRow row) {
        boolean heardOf = row.seenAt() != null && !row.seenAt().isBefore(doubtful());
        if (heardOf || !closer.isDue(transaction, row, config.holdMargin()))
            return Optional.empty();
        return Optional.of(linked.giveUp(transaction, row));
    }

    /**
     * Empty if the call was left, or was finished by somebody else. One that came in and is carried
     * on by another is left until that has ended.
     */
    private Optional<Settlement> finish(
            CallRow row, BiFunction<Transaction, CallRow, Optional<Settlement>> how) {
        return transactor.inTransaction(transaction -> {
            CallRow locked = transaction.mapper(CallMapper.class).lock(row.call());
            if (locked == null || locked.state() != CallRow.State.OPEN) return Optional.empty();
            if (LinkedCloser.isCarriedOn(transaction, locked)) return Optional.empty();
            return how.apply(transaction, locked);
        });
    }

    private static RecoveryReport counted(Optional<Settlement> settlement) {
        if (settlement.isEmpty()) return RecoveryReport.LEFT;
        return settlement.get() instanceof Settlement.Charged
                ? RecoveryReport.CHARGED
                : RecoveryReport.RELEASED;
    }
}
