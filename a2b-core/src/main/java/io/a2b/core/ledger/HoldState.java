package io.a2b.core.ledger;

/**
 * Where a hold stands. Every hold is charged at most once. What is posted or voided never changes
 * again; what has expired may still be posted, when the report of the call comes late.
 */
public enum HoldState {
    /** The money is set aside. */
    OPEN,
    /** Resolved: all or a part of it was charged, the rest is free again. */
    POSTED,
    /** Resolved: nothing was charged, all of it is free again. */
    VOIDED,
    /** Its time had passed, all of it is free again. */
    EXPIRED
}
