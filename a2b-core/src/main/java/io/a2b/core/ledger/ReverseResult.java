package io.a2b.core.ledger;

/** What became of an entry that was to be taken back. */
public sealed interface ReverseResult {
    /**
     * It is taken back.
     *
     * @param entry the same amount the other way round
     * @param replay whether this call found it booked already
     */
    record Reversed(LedgerEntry entry, boolean replay) implements ReverseResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements ReverseResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        ENTRY_UNKNOWN,
        /** It belongs to a hold: {@link Ledger#correct} is for those. */
        ENTRY_OF_HOLD,
        /** It takes back another; what is right has to be booked anew. */
        ENTRY_IS_REVERSAL,
        /** It was taken back under another id. */
        REVERSED_BEFORE,
        /** The account that would have to pay has spent the money. */
        FUNDS_INSUFFICIENT
    }
}
