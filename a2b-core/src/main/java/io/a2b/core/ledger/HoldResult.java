package io.a2b.core.ledger;

/** Whether money could be set aside. */
public sealed interface HoldResult {
    /** It is set aside, now or by an earlier call with the same id. */
    record Held(Hold hold) implements HoldResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements HoldResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        ACCOUNT_UNKNOWN,
        CURRENCY_DIFFERS,
        /** Its status lets no new call through. */
        ACCOUNT_NOT_ACTIVE,
        /** The account has as many open holds as it may have calls. */
        CALLS_EXCEEDED,
        FUNDS_INSUFFICIENT,
        /** The money is there, but may not be spent before the day or the month is over. */
        SPEND_CAP_REACHED
    }
}
