package io.a2b.core.voucher;

import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * A row of {@code a2b_voucher_batch}.
 *
 * @param issued the vouchers up to this number can be redeemed
 * @param press who prints the next part; changes when another one takes over
 */
record BatchRow(
        String id,
        long valueMicros,
        String currency,
        int ordered,
        int digits,
        String prefix,
        String tag,
        Instant expiresAt,
        String paidBy,
        int issued,
        String press,
        Instant createdAt) {
    static BatchRow of(BatchOrder order, Instant now) {
        return new BatchRow(
                order.batch(),
                order.value().micros(),
                order.value().currency().getCurrencyCode(),
                order.vouchers(),
                order.digits(),
                order.prefix(),
                order.tag(),
                order.expiresAt().map(at -> at.truncatedTo(ChronoUnit.MICROS)).orElse(null),
                order.paidBy().name(),
                0,
                "",
                now);
    }

    Money value() {
        return new Money(Currency.getInstance(currency), valueMicros);
    }

    SystemAccount payer() {
        return SystemAccount.valueOf(paidBy);
    }

    /** @throws BatchConflictException if {@code order} asks for other vouchers */
    void requireSame(BatchOrder order) {
        BatchRow asked = of(order, createdAt);
        BatchRow was = new BatchRow(
                id,
                valueMicros,
                currency,
                ordered,
                digits,
                prefix,
                tag,
                expiresAt,
                paidBy,
                0,
                "",
                createdAt);
        if (!was.equals(asked)) {
            throw new BatchConflictException(id, "was " + was + ", is now " + asked);
        }
    }

    BatchReport toReport(Map<VoucherState, Integer> states) {
        return new BatchReport(
                id, tag, value(), ordered, Optional.ofNullable(expiresAt), createdAt, states);
    }
}
