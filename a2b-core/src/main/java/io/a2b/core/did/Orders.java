package io.a2b.core.did;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reserves, assigns and releases in a transaction. The row of the account comes first, then that of
 * the number, then that of the assignment.
 */
final class Orders {
    private final Transaction transaction;
    private final DidMapper dids;
    private final AssignmentMapper assignments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Instant now;

    Orders(Transaction transaction, Ledger ledger, Outbox outbox, Instant now) {
        this.transaction = transaction;
        this.dids = transaction.mapper(DidMapper.class);
        this.assignments = transaction.mapper(AssignmentMapper.class);
        this.ledger = ledger.within(transaction);
        this.outbox = outbox;
        this.now = now;
    }

    ReserveResult reserve(PhoneNumber number, AccountId account, Instant until) {
        Optional<OwnerRow> owner = assignments.lockOwner(account.value());
        Optional<OrderRefusal> refusal = whyNot(owner, dids.lock(number.digits()));
        if (refusal.isPresent()) return new ReserveResult.Refused(refusal.get());
        if (dids.reserve(number.digits(), account.value(), until, now) == 0) {
            return new ReserveResult.Refused(OrderRefusal.DID_TAKEN);
        }
        tell(EventKind.DID_RESERVED, account, Map.of("did", number.digits()));
        return new ReserveResult.Reserved(
                new Stock(transaction, now).find(number).orElseThrow());
    }

    AssignResult assign(AssignmentId id, PhoneNumber number, AccountId account) {
        Optional<OwnerRow> owner = assignments.lockOwner(account.value());
        Optional<AssignmentRow> earlier = assignments.find(id.value());
        if (earlier.isPresent()) {
            requireSame(earlier.get().toAssignment(), number, account);
            return new AssignResult.Assigned(earlier.get().toAssignment(), true);
        }
        Optional<DidRow> found = dids.lock(number.digits());
        Optional<OrderRefusal> refusal = whyNot(owner, found);
        if (refusal.isPresent()) return new AssignResult.Refused(refusal.get());
        if (dids.assign(number.digits(), account.value(), id.value(), now) == 0) {
            return new AssignResult.Refused(OrderRefusal.DID_TAKEN);
        }
        AssignmentRow row =
                AssignmentRow.beginning(id, found.orElseThrow(), owner.orElseThrow(), now);
        assignments.insert(row);
        if (!pays(row)) {
            assignments.delete(row.id());
            dids.takeBack(found.get());
            return new AssignResult.Refused(OrderRefusal.FUNDS_INSUFFICIENT);
        }
        tell(EventKind.DID_ASSIGNED, account, Map.of("did", number.digits()));
        return new AssignResult.Assigned(row.toAssignment(), false);
    }

    private Optional<OrderRefusal> whyNot(Optional<OwnerRow> owner, Optional<DidRow> found) {
        if (owner.isEmpty()) return Optional.of(OrderRefusal.ACCOUNT_UNKNOWN);
        if (owner.get().status() != AccountStatus.ACTIVE) {
            return Optional.of(OrderRefusal.ACCOUNT_NOT_ACTIVE);
        }
        if (found.isEmpty()) return Optional.of(OrderRefusal.DID_UNKNOWN);
        DidRow did = found.get();
        if (did.status() == DidStatus.RETIRED) return Optional.of(OrderRefusal.DID_RETIRED);
        boolean early = did.validFromAt() != null && now.isBefore(did.validFromAt());
        boolean late = did.validUntilAt() != null && !now.isBefore(did.validUntilAt());
        if (early || late) return Optional.of(OrderRefusal.DID_NOT_VALID);
        String group = did.groupName();
        boolean open = dids.countGroupLimits(group) == 0
                || dids.countGroupAccount(group, owner.get().id()) == 1;
        if (!open) return Optional.of(OrderRefusal.GROUP_CLOSED);
        return did.currency().equals(owner.get().currency())
                ? Optional.empty()
                : Optional.of(OrderRefusal.CURRENCY_DIFFERS);
    }

    static void requireSame(DidAssignment there, PhoneNumber number, AccountId account) {
        if (!there.did().equals(number)) {
            throw new AssignmentConflictException(there.id(), "of " + there.did());
        }
        if (!there.account().equals(account)) {
            throw new AssignmentConflictException(there.id(), "to account " + there.account());
        }
    }

    private boolean pays(AssignmentRow row) {
        List<Booking> fees = new ArrayList<>();
        if (row.setupMicros() > 0) {
            fees.add(Booking.debit(
                    new EntryId("did:" + row.id() + ":setup"),
                    row.account(),
                    SystemAccount.REVENUE,
                    row.money(row.setupMicros()),
                    EntryCode.DID_SETUP_FEE,
                    new AssignmentId(row.id()).reference()));
        }
        if (row.monthlyMicros() > 0) fees.add(monthlyFee(row, 0));
        return fees.isEmpty() || ledger.book(fees) instanceof BookResult.Booked;
    }

    static Booking monthlyFee(AssignmentRow row, int month) {
        return Booking.debit(
                new EntryId(row.feeId(month)),
                row.account(),
                SystemAccount.REVENUE,
                row.money(row.monthlyMicros()),
                EntryCode.DID_MONTHLY_FEE,
                new AssignmentId(row.id()).reference());
    }

    Optional<DidAssignment> release(AssignmentId id, String reason) {
        Optional<AssignmentRow> found = assignments.find(id.value());
        if (found.isEmpty()) return Optional.empty();
        assignments.lockOwner(found.get().accountId());
        release(found.get(), reason);
        return assignments.find(id.value()).map(AssignmentRow::toAssignment);
    }

    /**
     * Of an account that is locked.
     *
     * @return false if it was released before
     */
    boolean release(AssignmentRow row, String reason) {
        // the number first, as whoever assigns it does
        boolean had = dids.release(row.did(), row.id()) == 1;
        if (assignments.release(row.id(), reason, now) == 0) return false;
        if (!had) throw new IllegalStateException("assignment " + row.id() + ": without a number");
        tell(EventKind.DID_RELEASED, row.account(), Map.of("did", row.did(), "reason", reason));
        return true;
    }

    void tell(EventKind kind, AccountId account, Map<String, String> facts) {
        outbox.add(transaction, Event.of(kind, account, facts));
    }
}
