package io.a2b.core.ledger;

import io.a2b.core.money.Money;

/** What became of a charge against a part of a hold. */
public sealed interface PartResult {
    /**
     * It is booked, now or by an earlier call with the same step.
     *
     * @param hold as it is now; its amount is what is still set aside
     * @param charged what the account paid in this step
     */
    record Posted(Hold hold, Money charged, boolean replay) implements PartResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements PartResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        HOLD_RESOLVED,
        CURRENCY_DIFFERS,
        /** It is more than what is still set aside: extend the hold first. */
        HOLD_EXCEEDED
    }
}
