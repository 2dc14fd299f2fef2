package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transaction;

import java.time.Instant;

/**
 * Writes the entries of a hold. After the account, whose row is locked by then: so the entries of
 * an account become visible in the order of their sequence.
 */
final class HoldEntries {
    private final Transaction transaction;
    private final LedgerMapper ledger;
    private final EntryEvents events;
    private final HoldRow hold;
    private final String reference;
    private final Instant now;

    HoldEntries(
            Transaction transaction,
            EntryEvents events,
            HoldRow hold,
            String reference,
            Instant now) {
        this.transaction = requireNonNull(transaction, "transaction");
        this.ledger = transaction.mapper(LedgerMapper.class);
        this.events = requireNonNull(events, "events");
        this.hold = requireNonNull(hold, "hold");
        this.reference = requireNonNull(reference, "reference");
        this.now = requireNonNull(now, "now");
    }

    /** Nothing, when it is about nothing. */
    void book(String what, long from, long to, long micros, EntryCode code) {
        if (micros == 0) return;
        EntryRow entry = EntryRow.of(
                Terms.entryOfHold(hold.id(), what),
                from,
                to,
                hold.money(micros),
                code,
                reference,
                now);
        if (ledger.insertEntry(entry) != 1) throw SqlLedger.corrupt("entry " + entry.id());
        events.tell(transaction, entry);
    }
}
