package io.a2b.payments.topup;

/** Where a top-up stands. {@link #SETTLED} and {@link #DECLINED} are final. */
public enum TopUpState {
    /** On record; the gateway is being asked, or was when the program died. */
    SENT,
    /** The gateway could not say whether the money was taken; asking again finds out. */
    UNKNOWN,
    /** The money is in and on the account. */
    SETTLED,
    /** No money came. */
    DECLINED
}
