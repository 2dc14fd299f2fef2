package io.a2b.core.ledger;

import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Currency;

/** A row of {@code a2b_ledger_entry}; the sequence is 0 until the database has given one. */
record EntryRow(
        long sequence,
        String id,
        long fromAccount,
        long toAccount,
        long amountMicros,
        String currency,
        EntryCode code,
        String reference,
        Instant postedAt) {
    static EntryRow of(
            String id, long from, long to, Money amount, EntryCode code, String ref, Instant now) {
        return new EntryRow(
                0,
                id,
                from,
                to,
                amount.micros(),
                amount.currency().getCurrencyCode(),
                code,
                ref,
                now);
    }

    EntryRow paidBy(long account) {
        return new EntryRow(
                sequence,
                id,
                account,
                toAccount,
                amountMicros,
                currency,
                code,
                reference,
                postedAt);
    }

    Money toAmount() {
        return new Money(Currency.getInstance(currency), amountMicros);
    }

    LedgerEntry toEntry() {
        return new LedgerEntry(
                sequence,
                new EntryId(id),
                LedgerAccount.of(fromAccount),
                LedgerAccount.of(toAccount),
                toAmount(),
                code,
                reference,
                postedAt);
    }
}
