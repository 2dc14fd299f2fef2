package io.a2b.core.ledger;

import io.a2b.core.money.Money;

/** What became of a charge against a hold. */
public sealed interface PostResult {
    /**
     * It is booked, now or by an earlier call.
     *
     * @param charged what the account paid
     * @param uncovered what it should have paid besides, written off as an entry of its own; mostly
     *     zero
     * @param replay whether this call found it booked already
     */
    record Posted(HoldId hold, Money charged, Money uncovered, boolean replay)
            implements PostResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements PostResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        CURRENCY_DIFFERS,
        HOLD_VOIDED
    }
}
