package io.a2b.core.voucher;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a batch.
 *
 * @param ordered how many vouchers were ordered
 * @param states how many there are in each state
 * @param value of each voucher
 */
public record BatchReport(
        String batch,
        String tag,
        Money value,
        int ordered,
        Optional<Instant> expiresAt,
        Instant createdAt,
        Map<VoucherState, Integer> states) {
    public BatchReport {
        requireNonNull(expiresAt, "expiresAt");
        states = Map.copyOf(states);
    }

    /** How many are in {@code state}. */
    public int count(VoucherState state) {
        return states.getOrDefault(state, 0);
    }

    /** What those in {@code state} are worth together. */
    public Money value(VoucherState state) {
        return new Money(value.currency(), Math.multiplyExact(value.micros(), count(state)));
    }
}
