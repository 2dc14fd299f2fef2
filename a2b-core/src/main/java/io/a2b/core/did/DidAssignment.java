package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.util.Optional;

/**
 * Who has or had a number from when until when. The fees are those that were agreed when it was
 * assigned: another price of the number is one for the next assignment.
 *
 * @param monthsPaid how many months are paid, the first at once
 * @param dueAt when the first unpaid month begins; empty when it is released or costs nothing
 * @param releaseReason empty while it lasts
 */
public record DidAssignment(
        AssignmentId id,
        PhoneNumber did,
        AccountId account,
        Money setup,
        Money monthly,
        Instant assignedAt,
        int monthsPaid,
        Optional<Instant> dueAt,
        Optional<Instant> releasedAt,
        String releaseReason) {
    public DidAssignment {
        requireNonNull(id, "id");
        requireNonNull(did, "did");
        requireNonNull(account, "account");
        requireNonNull(setup, "setup");
        requireNonNull(monthly, "monthly");
        requireNonNull(assignedAt, "assignedAt");
        requireNonNull(dueAt, "dueAt");
        requireNonNull(releasedAt, "releasedAt");
        requireNonNull(releaseReason, "releaseReason");
    }
}
