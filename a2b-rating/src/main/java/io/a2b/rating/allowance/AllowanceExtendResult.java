package io.a2b.rating.allowance;

/** Whether more of an allowance could be set aside for a call in progress. */
public sealed interface AllowanceExtendResult {
    /**
     * It is set aside, now or by an earlier call with the same step.
     *
     * @param hold as it is now
     * @param secondsGranted what this step added; less than asked if fewer were left
     */
    record Extended(AllowanceHold hold, long secondsGranted) implements AllowanceExtendResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements AllowanceExtendResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        HOLD_RESOLVED,
        EXHAUSTED
    }
}
