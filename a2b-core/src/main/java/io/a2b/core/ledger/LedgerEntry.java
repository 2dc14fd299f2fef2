package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

import java.time.Instant;

/**
 * One amount moved from one ledger account to another. Immutable; a mistake is corrected by a
 * further entry.
 *
 * @param sequence the order in which entries were written; has gaps
 * @param amount above zero
 * @param reference what it belongs to: a call id, a payment id
 */
public record LedgerEntry(
        long sequence,
        EntryId id,
        LedgerAccount from,
        LedgerAccount to,
        Money amount,
        EntryCode code,
        String reference,
        Instant postedAt) {
    public LedgerEntry {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(code, "code");
        requireNonNull(reference, "reference");
        requireNonNull(postedAt, "postedAt");
        if (!amount.isPositive()) throw new IllegalArgumentException("amount: " + amount);
    }
}
