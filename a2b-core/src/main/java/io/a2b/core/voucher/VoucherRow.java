package io.a2b.core.voucher;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** A row of {@code a2b_voucher} with what its batch says of all. */
record VoucherRow(
        String batchId,
        int number,
        String lastDigits,
        VoucherState state,
        long valueMicros,
        String currency,
        String paidBy,
        Instant expiresAt,
        Long redeemedBy,
        Instant endedAt) {
    VoucherId id() {
        return new VoucherId(batchId, number);
    }

    Money value() {
        return new Money(Currency.getInstance(currency), valueMicros);
    }

    boolean hasExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Voucher toVoucher() {
        return new Voucher(
                id(),
                lastDigits,
                state,
                value(),
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(redeemedBy).map(AccountId::new),
                Optional.ofNullable(endedAt));
    }
}
