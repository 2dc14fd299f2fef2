package io.a2b.core.ledger;

import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes an entry back, in a transaction. The link between the two comes first: its keys let each
 * entry be taken back once.
 */
final class Reversal {
    private final LedgerMapper ledger;
    private final NoteMapper notes;
    private final Bookings bookings;

    Reversal(Transaction transaction, EntryEvents events, Instant now) {
        this.ledger = transaction.mapper(LedgerMapper.class);
        this.notes = transaction.mapper(NoteMapper.class);
        this.bookings = new Bookings(transaction, events, now);
    }

    ReverseResult reverse(EntryId original, EntryId id, Note note) {
        Optional<LedgerEntry> found = ledger.findEntry(original.value()).map(EntryRow::toEntry);
        if (found.isEmpty()) return refused(ReverseResult.Reason.ENTRY_UNKNOWN);
        LedgerEntry entry = found.get();
        if (Terms.isOfHold(original.value())) {
            return refused(ReverseResult.Reason.ENTRY_OF_HOLD);
        }
        if (entry.code() == EntryCode.REVERSAL) {
            return refused(ReverseResult.Reason.ENTRY_IS_REVERSAL);
        }
        if (notes.insertReversal(original.value(), id.value()) == 0) return before(original, id);
        try {
            BookResult result = bookings.book(List.of(Booking.reversal(entry, id, note)));
            if (result instanceof BookResult.Booked booked) {
                return new ReverseResult.Reversed(booked.entries().get(0), booked.replay());
            }
        } catch (EntryConflictException taken) {
            notes.deleteReversal(original.value()); // a larger transaction may go on and commit
            throw taken;
        }
        notes.deleteReversal(original.value());
        return refused(ReverseResult.Reason.FUNDS_INSUFFICIENT);
    }

    private ReverseResult before(EntryId original, EntryId id) {
        Optional<String> earlier = notes.findReversal(original.value());
        if (earlier.isEmpty()) {
            throw new EntryConflictException(id, "takes back another entry than " + original);
        }
        if (!earlier.get().equals(id.value())) {
            return refused(ReverseResult.Reason.REVERSED_BEFORE);
        }
        LedgerEntry reversal = ledger.findEntry(id.value()).orElseThrow().toEntry();
        return new ReverseResult.Reversed(reversal, true);
    }

    private static ReverseResult refused(ReverseResult.Reason reason) {
        return new ReverseResult.Refused(reason);
    }
}
