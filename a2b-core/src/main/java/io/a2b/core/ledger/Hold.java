package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import java.time.Instant;

/**
 * Money of an account set aside for a call, as it was when it was read.
 *
 * @param amount all that is set aside: what it was placed with and every extension, less the parts
 *     that were charged; above zero, or zero for a call that costs nothing
 * @param expiresAt from then on it may be expired
 */
public record Hold(HoldId id, AccountId account, Money amount, Instant expiresAt, HoldState state) {
    public Hold {
        requireNonNull(id, "id");
        requireNonNull(account, "account");
        requireNonNull(amount, "amount");
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(state, "state");
        if (amount.isNegative()) throw new IllegalArgumentException("amount: " + amount);
    }
}
