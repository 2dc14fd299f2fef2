package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;

import java.util.List;

/** What became of entries to be booked. */
public sealed interface BookResult {
    /**
     * All are booked.
     *
     * @param entries in the order they were asked for
     * @param replay whether this call found them booked already
     */
    record Booked(List<LedgerEntry> entries, boolean replay) implements BookResult {
        public Booked {
            entries = List.copyOf(entries);
        }
    }

    /**
     * None is booked.
     *
     * @param account whose answer this is; the lowest id when it is true of several
     */
    record Refused(Reason reason, AccountId account) implements BookResult {}

    /** In order of precedence: when several apply to an account, the first is reported. */
    enum Reason {
        ACCOUNT_UNKNOWN,
        CURRENCY_DIFFERS,
        /** Not enough is available, besides what is held for calls. */
        FUNDS_INSUFFICIENT
    }
}
