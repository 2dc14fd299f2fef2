package io.a2b.core.voucher;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Optional;

/**
 * A voucher as it was when it was read. Its code is known to nobody but its holder.
 *
 * @param lastDigits of its code
 * @param redeemedBy who has its money, once it is redeemed
 * @param endedAt when it was redeemed, revoked or lapsed
 */
public record Voucher(
        VoucherId id,
        String lastDigits,
        VoucherState state,
        Money value,
        Optional<Instant> expiresAt,
        Optional<AccountId> redeemedBy,
        Optional<Instant> endedAt) {
    public Voucher {
        requireNonNull(id, "id");
        requireNonNull(lastDigits, "lastDigits");
        requireNonNull(state, "state");
        requireNonNull(value, "value");
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(redeemedBy, "redeemedBy");
        requireNonNull(endedAt, "endedAt");
    }
}
