package io.a2b.core.cdr;

/** How a leg ended. The codes are A2Billing's {@code terminatecauseid}, where it has one. */
public enum Disposition {
    ANSWERED(1),
    BUSY(2),
    NO_ANSWER(3),
    CANCELLED(4),
    CONGESTION(5),
    UNAVAILABLE(6),
    /** Not dialled: the call was refused, the reason is on record. */
    REFUSED(0),
    /** Nobody knows: the switch or the program died under the call. */
    UNKNOWN(0);

    private final int code;

    Disposition(int code) {
        this.code = code;
    }

    /** The number A2Billing stores; 0 for what it does not know. */
    public int code() {
        return code;
    }
}
