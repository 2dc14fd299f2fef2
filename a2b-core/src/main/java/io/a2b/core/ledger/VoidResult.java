package io.a2b.core.ledger;

/** What became of a hold that was to be given back, by will or because its time had passed. */
public sealed interface VoidResult {
    /**
     * The money is free again.
     *
     * @param replay whether this call found it so already
     */
    record Released(Hold hold, boolean replay) implements VoidResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements VoidResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        HOLD_UNKNOWN,
        HOLD_POSTED,
        /** {@link Ledger#expire} only: its time has not passed yet. */
        HOLD_NOT_DUE
    }
}
