package io.a2b.rating.allowance;

/** What became of a hold that was to be given back, by will or because its time had passed. */
public sealed interface AllowanceVoidResult {
    /**
     * What it set aside is free again.
     *
     * @param replay whether this call found it so already
     */
    record Released(AllowanceHold hold, boolean replay) implements AllowanceVoidResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements AllowanceVoidResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        HOLD_POSTED,
        /** {@link Allowances#expire} only: its time has not passed yet. */
        HOLD_NOT_DUE
    }
}
