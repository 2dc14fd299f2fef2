package io.a2b.core.exchange;

import io.a2b.core.ledger.LedgerEntry;

import java.util.List;
import java.util.Optional;

/** What became of money to be added to an account, perhaps in another currency. */
public sealed interface ConvertResult {
    /**
     * It is on the account.
     *
     * @param entries one, or two when it was converted
     * @param replay whether this call found it booked already
     */
    record Credited(List<LedgerEntry> entries, Optional<Conversion> conversion, boolean replay)
            implements ConvertResult {
        public Credited {
            entries = List.copyOf(entries);
        }

        /** The entry on the account. */
        public LedgerEntry credit() {
            return entries.get(entries.size() - 1);
        }
    }

    /** Nothing was written. */
    record Refused(Reason reason) implements ConvertResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        ACCOUNT_UNKNOWN,
        /** Nobody has quoted a rate between the currencies. */
        RATE_MISSING,
        /** The newest rate is older than the host allows. */
        RATE_STALE,
        /** It is worth less than a millionth of the account's currency, or too much to be kept. */
        AMOUNT_OUT_OF_RANGE
    }
}
