package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Monthly fees, one transaction each. */
final class SqlDidFees implements DidFees {
    private final Transactor transactor;
    private final Ledger ledger;
    private final Clock clock;
    private final Outbox outbox;
    private final DidFeePolicy policy;

    SqlDidFees(
            Transactor transactor, Ledger ledger, Clock clock, Outbox outbox, DidFeePolicy policy) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.ledger = requireNonNull(ledger, "ledger");
        this.clock = requireNonNull(clock, "clock");
        this.outbox = requireNonNull(outbox, "outbox");
        this.policy = requireNonNull(policy, "policy");
    }

    private enum Outcome {
        CHARGED,
        UNPAID,
        RELEASED,
        /** Another machine was faster. */
        DONE_ELSEWHERE
    }

    @Override
    public FeeReport billDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant horizon = now.plus(Duration.ofDays(policy.daysAhead()));
        Map<Currency, Money> charged = new HashMap<>();
        int[] counts = new int[Outcome.values().length];
        Instant afterDue = Instant.EPOCH;
        String afterId = "";
        // a month that is paid puts the next one behind us, so all come in the order they are due
        while (true) {
            Optional<AssignmentRow> next = next(horizon, afterDue, afterId);
            if (next.isEmpty()) break;
            AssignmentRow due = next.get();
            Outcome outcome = transactor.inTransaction(tx -> bill(tx, due, now));
            counts[outcome.ordinal()]++;
            if (outcome == Outcome.CHARGED) {
                Money fee = due.money(due.monthlyMicros());
                charged.merge(fee.currency(), fee, Money::plus);
            }
            afterDue = due.dueAt();
            afterId = due.id();
        }
        return new FeeReport(
                counts[Outcome.CHARGED.ordinal()],
                charged,
                counts[Outcome.UNPAID.ordinal()],
                counts[Outcome.RELEASED.ordinal()]);
    }

    private Optional<AssignmentRow> next(Instant horizon, Instant afterDue, String afterId) {
        return transactor.inTransaction(
                tx -> tx.mapper(AssignmentMapper.class).nextDue(horizon, afterDue, afterId));
    }

    private Outcome bill(Transaction tx, AssignmentRow due, Instant now) {
        AssignmentMapper assignments = tx.mapper(AssignmentMapper.class);
        assignments.lockOwner(due.accountId());
        int month = due.monthsPaid();
        if (assignments.pay(due.id(), month, due.monthBegins(month + 1)) == 0) {
            return Outcome.DONE_ELSEWHERE;
        }
        Orders orders = new Orders(tx, ledger, outbox, now);
        BookResult result = ledger.within(tx).book(Orders.monthlyFee(due, month));
        if (result instanceof BookResult.Booked) {
            Money fee = due.money(due.monthlyMicros());
            Map<String, String> facts = Map.of(
                    "did", due.did(),
                    "period", due.period(month),
                    "amount", fee.amount().toPlainString(),
                    "currency", due.currency());
            orders.tell(EventKind.DID_FEE_CHARGED, due.account(), facts);
            return Outcome.CHARGED;
        }
        assignments.takeBack(due.id(), month, due.dueAt());
        return unpaid(assignments, orders, due, now);
    }

    private Outcome unpaid(
            AssignmentMapper assignments, Orders orders, AssignmentRow due, Instant now) {
        int month = due.monthsPaid();
        Instant releaseAt = due.dueAt().plus(Duration.ofDays(policy.graceDays()));
        if (assignments.noteUnpaid(due.id(), month) == 1) {
            Map<String, String> facts = Map.of(
                    "did", due.did(),
                    "period", due.period(month),
                    "releaseAt", releaseAt.toString());
            orders.tell(EventKind.DID_FEE_UNPAID, due.account(), facts);
        }
        if (now.isBefore(releaseAt)) return Outcome.UNPAID;
        orders.release(due, "fee unpaid since " + due.period(month));
        return Outcome.RELEASED;
    }
}
