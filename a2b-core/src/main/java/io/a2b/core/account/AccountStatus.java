package io.a2b.core.account;

/** What an account may do. Only {@link #ACTIVE} accounts call. The codes are those of A2Billing. */
public enum AccountStatus {
    CANCELLED(0),
    ACTIVE(1),
    NEW(2),
    AWAITING_CONFIRMATION(3),
    RESERVED(4),
    EXPIRED(5),
    SUSPENDED_FOR_UNDERPAYMENT(6),
    SUSPENDED_FOR_LITIGATION(7),
    AWAITING_SUBSCRIPTION(8);

    private final int code;

    AccountStatus(int code) {
        this.code = code;
    }

    /** The number A2Billing stores for this status. */
    public int code() {
        return code;
    }
}
