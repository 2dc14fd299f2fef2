package io.a2b.payments.topup;

/** What became of a payment. */
public sealed interface TopUpResult {
    /** It is on the account. @param replay whether an earlier call had put it there */
    record ToppedUp(Receipt receipt, boolean replay) implements TopUpResult {}

    /** The gateway took no money; nothing was booked, and this id will never be. */
    record Declined(String reason) implements TopUpResult {}

    /** Not known yet; nothing was booked. Repeat with the same payment to find out. */
    record Unknown(String reason) implements TopUpResult {}

    /** Nothing was written and no gateway asked. */
    record Refused(Reason reason) implements TopUpResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        /** No gateway of that id is there, or it cannot take a payment at once. */
        GATEWAY_UNKNOWN,
        ACCOUNT_UNKNOWN,
        CURRENCY_DIFFERS
    }
}
