package io.a2b.rating.allowance;

/** Whether a part of an allowance could be set aside for a call. */
public sealed interface AllowanceHoldResult {
    /**
     * It is set aside, now or by an earlier call with the same id.
     *
     * @param hold as it is now
     * @param secondsGranted what it was placed with: as much as was asked, or less if only seconds
     *     are free and fewer were left
     */
    record Held(AllowanceHold hold, long secondsGranted) implements AllowanceHoldResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements AllowanceHoldResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        /** All of the period's calls or seconds are used or set aside. */
        EXHAUSTED
    }
}
