package io.a2b.core.ledger;

/** What became of money to be added to an account. */
public sealed interface CreditResult {
    /** @param replay whether this call found it booked already */
    record Credited(LedgerEntry entry, boolean replay) implements CreditResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements CreditResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        ACCOUNT_UNKNOWN,
        CURRENCY_DIFFERS
    }
}
