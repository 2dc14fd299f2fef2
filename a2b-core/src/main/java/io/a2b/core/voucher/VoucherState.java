package io.a2b.core.voucher;

/** What a voucher can do. */
public enum VoucherState {
    /** Being printed: stored, but not worth anything before its code is in safe hands. */
    NEW,
    /** It can be redeemed, unless it has expired. */
    ISSUED,
    REDEEMED,
    /** Taken out of circulation by an operator. */
    REVOKED,
    /** Expired, and its worth given back; before that it is {@link #ISSUED} and past its time. */
    LAPSED
}
