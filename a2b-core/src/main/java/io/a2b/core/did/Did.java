package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.util.Optional;

/**
 * A number that calls come in on, as it was when it was read.
 *
 * @param account who has it, or has it reserved
 * @param reservedUntil when the reservation ends
 * @param assignment by which it is assigned
 */
public record Did(
        PhoneNumber number,
        DidTerms terms,
        DidStatus status,
        Optional<AccountId> account,
        Optional<Instant> reservedUntil,
        Optional<AssignmentId> assignment) {
    public Did {
        requireNonNull(number, "number");
        requireNonNull(terms, "terms");
        requireNonNull(status, "status");
        requireNonNull(account, "account");
        requireNonNull(reservedUntil, "reservedUntil");
        requireNonNull(assignment, "assignment");
    }
}
