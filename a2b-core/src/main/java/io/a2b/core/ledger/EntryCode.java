package io.a2b.core.ledger;

/** Why money moved. */
public enum EntryCode {
    /** A call was charged to the account: account to {@link SystemAccount#REVENUE}. */
    CALL_CHARGE,
    /**
     * The part of a call's price nothing was held for: {@link SystemAccount#WRITE_OFF} to revenue.
     */
    CALL_UNCOVERED,
    /** A charge was taken back to be corrected: {@link SystemAccount#REVENUE} to account. */
    CHARGE_REVERSED,
    /**
     * What nothing had been held for was taken back likewise: revenue to
     * {@link SystemAccount#WRITE_OFF}.
     */
    UNCOVERED_REVERSED,
    /**
     * The account was topped up by a payment: {@link SystemAccount#PAYMENTS_CLEARING} to account.
     */
    TOP_UP
}
