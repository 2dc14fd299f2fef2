package io.a2b.rating.allowance;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A part of an allowance set aside for one call, as it was when it was read. It counts as one call
 * and so many seconds.
 *
 * @param periodStart first day of the period it belongs to: that in which the call was authorised
 * @param seconds all that is set aside: what it was placed with and every extension; at least 1
 * @param expiresAt from then on it may be expired
 */
public record AllowanceHold(
        HoldId id,
        AccountId account,
        String allowance,
        Allowance.Kind kind,
        LocalDate periodStart,
        long seconds,
        Instant expiresAt,
        HoldState state) {
    public AllowanceHold {
        requireNonNull(id, "id");
        requireNonNull(account, "account");
        requireNonNull(allowance, "allowance");
        requireNonNull(kind, "kind");
        requireNonNull(periodStart, "periodStart");
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(state, "state");
        if (seconds < 1) throw new IllegalArgumentException("seconds: " + seconds);
    }
}
