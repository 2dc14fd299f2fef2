package io.a2b.core.did;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** A row of {@code a2b_did_assignment}. */
record AssignmentRow(
        String id,
        String did,
        long accountId,
        long setupMicros,
        long monthlyMicros,
        String currency,
        String zone,
        Instant assignedAt,
        int monthsPaid,
        Instant dueAt,
        int monthUnpaid,
        Instant releasedAt,
        String releaseReason) {
    /** {@link #monthUnpaid} when nobody was told of a month that is not paid. */
    static final int NONE_UNPAID = -1;

    /** An assignment that begins now, with its first month paid if it costs anything. */
    static AssignmentRow beginning(AssignmentId id, DidRow did, OwnerRow owner, Instant now) {
        boolean monthly = did.monthlyMicros() > 0;
        ZoneId zone = ZoneId.of(owner.zone());
        return new AssignmentRow(
                id.value(),
                did.number(),
                owner.id(),
                did.setupMicros(),
                did.monthlyMicros(),
                did.currency(),
                owner.zone(),
                now,
                monthly ? 1 : 0,
                monthly ? Months.beginning(now, zone, 1) : null,
                NONE_UNPAID,
                null,
                "");
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    Money money(long micros) {
        return new Money(Currency.getInstance(currency), micros);
    }

    /** When month {@code month} begins; the first is 0. */
    Instant monthBegins(int month) {
        return Months.beginning(assignedAt, ZoneId.of(zone), month);
    }

    /** The day on which month {@code month} begins, as text. */
    String period(int month) {
        return Months.day(assignedAt, ZoneId.of(zone), month).toString();
    }

    /** Of the entry that pays for month {@code month}. */
    String feeId(int month) {
        return "did:" + id + ":month:" + month;
    }

    DidAssignment toAssignment() {
        return new DidAssignment(
                new AssignmentId(id),
                new PhoneNumber(did),
                account(),
                money(setupMicros),
                money(monthlyMicros),
                assignedAt,
                monthsPaid,
                Optional.ofNullable(dueAt),
                Optional.ofNullable(releasedAt),
                releaseReason);
    }
}
