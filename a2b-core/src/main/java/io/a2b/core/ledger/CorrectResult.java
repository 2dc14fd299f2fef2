package io.a2b.core.ledger;

import io.a2b.core.money.Money;

/** What became of a charge that was to be replaced by another. */
public sealed interface CorrectResult {
    /**
     * It is booked, now or by an earlier call.
     *
     * @param chargedBefore what the account had paid until then
     * @param uncoveredBefore what had been written off until then
     * @param charged what the account has paid since
     * @param uncovered what it should have paid besides, written off; mostly zero
     * @param replay whether this call found it booked already
     */
    record Corrected(
            HoldId hold,
            CorrectionId id,
            Money chargedBefore,
            Money uncoveredBefore,
            Money charged,
            Money uncovered,
            boolean replay)
            implements CorrectResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements CorrectResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        CURRENCY_DIFFERS,
        /** Nothing was charged for it that could be corrected. */
        HOLD_NOT_POSTED
    }
}
