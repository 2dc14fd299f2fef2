package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.Forwarding;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.persistence.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of a call, and of the call that came in which it carries on: if the one is charged, so is
 * the other, in the same transaction and for the same talk. If it came to nothing, that was one leg
 * of the call that came in, and the next target may ring. Rows are locked in this order everywhere:
 * that of the call that carries on, that of the call that came in.
 */
final class LinkedCloser {
    private final Closer closer;

    LinkedCloser(Closer closer) {
        this.closer = requireNonNull(closer, "closer");
    }

    Settlement settle(Transaction transaction, CallRow row, LegReport leg) {
        Optional<CallRow> inbound = lockInbound(transaction, row);
        Settlement settlement = closer.settle(transaction, row, leg);
        if (inbound.isPresent()) {
            tell(transaction, inbound.get(), row, settlement, leg);
        }
        return settlement;
    }

    Settlement release(Transaction transaction, CallRow row) {
        Optional<CallRow> inbound = lockInbound(transaction, row);
        Settlement settlement = closer.release(transaction, row);
        if (inbound.isPresent()) chargeToo(transaction, inbound.get(), row, settlement);
        return settlement;
    }

    Settlement giveUp(Transaction transaction, CallRow row) {
        Optional<CallRow> inbound = lockInbound(transaction, row);
        Settlement settlement = closer.giveUp(transaction, row);
        if (inbound.isPresent()) chargeToo(transaction, inbound.get(), row, settlement);
        return settlement;
    }

    /** Whether a call that came in ends when another one does, and not before. */
    static boolean isCarriedOn(Transaction transaction, CallRow row) {
        if (!row.isInbound()) return false;
        for (String id : transaction.mapper(CallMapper.class).openLike(row.id() + ".")) {
            Optional<Forwarding> forwarding = Forwarding.of(new CallId(id));
            if (forwarding.map(Forwarding::inbound).equals(Optional.of(row.call()))) return true;
        }
        return false;
    }

    private static Optional<CallRow> lockInbound(Transaction transaction, CallRow row) {
        return row.forwarding()
                .map(Forwarding::inbound)
                .map(transaction.mapper(CallMapper.class)::lock)
                .filter(inbound -> inbound.state() != CallRow.State.REFUSED);
    }

    private void tell(
            Transaction transaction,
            CallRow inbound,
            CallRow row,
            Settlement settlement,
            LegReport leg) {
        if (settlement instanceof Settlement.Charged) {
            if (leg.disposition() == Disposition.ANSWERED) {
                closer.chargeAlong(transaction, inbound, as(leg, row), row.talkSecondsLimit());
            } else {
                chargeToo(transaction, inbound, row, settlement);
            }
        } else if (inbound.state() == CallRow.State.OPEN) {
            closer.noteFailure(transaction, inbound, as(leg, row));
        }
    }

    /** For the talk that the other call was charged for, wherever it was known from. */
    private void chargeToo(
            Transaction transaction, CallRow inbound, CallRow row, Settlement settlement) {
        if (!(settlement instanceof Settlement.Charged charged)) return;
        if (row.answeredAt() == null) return; // charged before, with the call that came in
        Instant answer = row.answeredAt();
        Instant start = answer.isBefore(row.authorizedAt()) ? answer : row.authorizedAt();
        Instant end = answer.plus(Duration.ofSeconds(charged.talkSeconds()));
        LegReport leg = new LegReport(
                row.leg(),
                row.trunk(),
                Disposition.ANSWERED,
                0,
                LegTimes.answered(start, answer, end));
        closer.chargeAlong(transaction, inbound, as(leg, row), row.talkSecondsLimit());
    }

    private static LegReport as(LegReport leg, CallRow row) {
        int number = row.forwarding().orElseThrow().leg();
        return new LegReport(
                number, leg.trunk(), leg.disposition(), leg.hangupCause(), leg.times());
    }
}
