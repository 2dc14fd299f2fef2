package io.a2b.core.ledger;

/**
 * Where a hold stands. Every hold is resolved at most once; what is resolved never changes again.
 */
public enum HoldState {
    /** The money is set aside. */
    OPEN,
    /** Resolved: all or a part of it was charged, the rest is free again. */
    POSTED,
    /** Resolved: nothing was charged, all of it is free again. */
    VOIDED,
    /** Resolved: its time had passed, all of it is free again. */
    EXPIRED
}
