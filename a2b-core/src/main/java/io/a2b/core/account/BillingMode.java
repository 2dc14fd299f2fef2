package io.a2b.core.account;

/** When an account pays. */
public enum BillingMode {
    /** Before the call: what is on the account is all it can spend. */
    PREPAID,
    /** After the call: it may owe up to its credit limit. */
    POSTPAID
}
