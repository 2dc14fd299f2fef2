package io.a2b.core.voucher;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Optional;

/**
 * Vouchers to be issued. Immutable; start from {@link #of} and change what differs with the
 * {@code with} methods.
 *
 * @param batch chosen by the caller, safe to repeat: 1 to 40 of {@code A-Z a-z 0-9 . _ -}
 * @param value of each; above zero
 * @param vouchers how many: 1 to 1,000,000
 * @param digits of a code: 15 to 30, by default 16
 * @param prefix digits that each code begins with; at least 12 must be left to chance
 * @param tag for people to find the batch by; at most 64 printable ASCII characters
 * @param expiresAt from when on they cannot be redeemed any more
 * @param paidBy the operator's account that pays for what is redeemed
 */
public record BatchOrder(
        String batch,
        Money value,
        int vouchers,
        int digits,
        String prefix,
        String tag,
        Optional<Instant> expiresAt,
        SystemAccount paidBy) {
    private static final int CHANCE_DIGITS_MIN = 12;

    /** @throws IllegalArgumentException naming what does not do */
    public BatchOrder {
        requireNonNull(paidBy, "paidBy");
        requireNonNull(expiresAt, "expiresAt");
        if (!batch.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("batch: " + batch);
        }
        if (!value.isPositive()) throw new IllegalArgumentException("value: " + value);
        Math.multiplyExact(value.micros(), 1_000_000L);
        if (vouchers < 1 || vouchers > 1_000_000) {
            throw new IllegalArgumentException("vouchers: " + vouchers);
        }
        if (digits < VoucherCode.DIGITS_MIN || digits > VoucherCode.DIGITS_MAX) {
            throw new IllegalArgumentException("digits: " + digits);
        }
        boolean chance = digits - prefix.length() >= CHANCE_DIGITS_MIN;
        if (!chance || !prefix.matches("[0-9]*")) {
            throw new IllegalArgumentException("prefix: " + prefix);
        }
        if (!tag.matches("[ -~]{0,64}")) throw new IllegalArgumentException("tag: " + tag);
        if (paidBy == SystemAccount.VOUCHERS_OUTSTANDING || paidBy == SystemAccount.EXCHANGE) {
            throw new IllegalArgumentException("paidBy: " + paidBy);
        }
    }

    /** Codes of 16 digits that never expire, given away as a promotion. */
    public static BatchOrder of(String batch, Money value, int vouchers) {
        return new BatchOrder(
                batch, value, vouchers, 16, "", "", Optional.empty(), SystemAccount.PROMOTIONS);
    }

    public BatchOrder withDigits(int newDigits) {
        return new BatchOrder(batch, value, vouchers, newDigits, prefix, tag, expiresAt, paidBy);
    }

    public BatchOrder withPrefix(String newPrefix) {
        return new BatchOrder(batch, value, vouchers, digits, newPrefix, tag, expiresAt, paidBy);
    }

    public BatchOrder withTag(String newTag) {
        return new BatchOrder(batch, value, vouchers, digits, prefix, newTag, expiresAt, paidBy);
    }

    public BatchOrder withExpiry(Instant newExpiresAt) {
        return new BatchOrder(
                batch, value, vouchers, digits, prefix, tag, Optional.of(newExpiresAt), paidBy);
    }

    /** For vouchers that are sold: {@link SystemAccount#PAYMENTS_CLEARING}. */
    public BatchOrder withPaidBy(SystemAccount newPaidBy) {
        return new BatchOrder(batch, value, vouchers, digits, prefix, tag, expiresAt, newPaidBy);
    }
}
