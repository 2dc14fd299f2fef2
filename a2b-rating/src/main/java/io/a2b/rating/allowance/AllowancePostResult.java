package io.a2b.rating.allowance;

import io.a2b.core.ledger.HoldId;

/** What an allowance paid of a call. */
public sealed interface AllowancePostResult {
    /**
     * It is booked, now or by an earlier call.
     *
     * @param coveredSeconds what the allowance paid
     * @param uncoveredSeconds what it did not, and somebody else has to
     * @param replay whether this call found it booked already
     */
    record Posted(HoldId hold, long coveredSeconds, long uncoveredSeconds, boolean replay)
            implements AllowancePostResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements AllowancePostResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        HOLD_VOIDED
    }
}
