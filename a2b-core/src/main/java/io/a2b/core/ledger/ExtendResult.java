package io.a2b.core.ledger;

/** Whether more money could be set aside for a hold. */
public sealed interface ExtendResult {
    /** The hold as it is now, extended by this call or an earlier one with the same step. */
    record Extended(Hold hold) implements ExtendResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements ExtendResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        HOLD_RESOLVED,
        CURRENCY_DIFFERS,
        FUNDS_INSUFFICIENT,
        /** The money is there, but may not be spent before the day or the month is over. */
        SPEND_CAP_REACHED
    }
}
