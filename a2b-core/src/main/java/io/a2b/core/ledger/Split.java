package io.a2b.core.ledger;

/** How the price of a call is shared out. In micros, each zero or more. */
record Split(long charged, long overrun, long debt, long uncovered) {
    /**
     * @param held what was set aside for it
     * @param beside what is available beside that; may be below zero
     */
    static Split of(long price, long held, long beside, OverrunPolicy policy) {
        long charged = Math.min(price, held);
        long rest = price - charged;
        if (policy == OverrunPolicy.WRITE_OFF) return new Split(charged, 0, 0, rest);
        long overrun = Math.min(rest, Math.max(0, beside));
        long beyond = rest - overrun;
        return policy == OverrunPolicy.INTO_DEBT
                ? new Split(charged, overrun, beyond, 0)
                : new Split(charged, overrun, 0, beyond);
    }

    /** What the account pays. */
    long paid() {
        return Math.addExact(Math.addExact(charged, overrun), debt);
    }
}
