package io.a2b.core.event;

/** What happened. The facts of each kind are texts under the names given here. */
public enum EventKind {
    /** An account was opened: {@code alias}, {@code currency}. */
    ACCOUNT_OPENED,
    /** Its status changed: {@code before}, {@code after}, {@code actor}, {@code cutCalls}. */
    ACCOUNT_STATUS_CHANGED,
    /** What was agreed with it changed: {@code actor}. */
    ACCOUNT_TERMS_CHANGED,
    /**
     * It has less than its threshold: {@code available} (if it had no call in progress),
     * {@code threshold}, {@code currency}.
     */
    BALANCE_LOW,
    /**
     * Money moved on an account: {@code entry}, {@code code}, {@code amount} (below zero when it
     * paid), {@code currency}, {@code reference}. An entry between two customers is told of both.
     */
    ENTRY_POSTED,
    /** A batch of vouchers was made: {@code batch}, {@code vouchers}, {@code value}. */
    VOUCHERS_ISSUED,
    /** {@code voucher}, {@code batch}, {@code value}, {@code currency}. */
    VOUCHER_REDEEMED,
    /** {@code voucher} or {@code batch}, {@code actor}. */
    VOUCHER_REVOKED,
    /** {@code did}. */
    DID_RESERVED,
    /** {@code did}. */
    DID_ASSIGNED,
    /** {@code did}, {@code reason}. */
    DID_RELEASED,
    /** A month was paid: {@code did}, {@code period}, {@code amount}, {@code currency}. */
    DID_FEE_CHARGED,
    /** A month could not be paid: {@code did}, {@code period}, {@code releaseAt}. */
    DID_FEE_UNPAID,
    /**
     * A leg was recorded: {@code call}, {@code leg}, {@code disposition}, {@code charge},
     * {@code currency}.
     */
    CALL_RECORDED
}
