package io.a2b.core.ledger;

/**
 * The operator's own ledger accounts, one per currency each. They have no limit and no stored
 * balance, so they are never a row that everybody waits for; their balance is the sum of their
 * entries.
 */
public enum SystemAccount {
    /** What customers were charged. */
    REVENUE(-1),
    /** Money that came in through payments, until it is reconciled with a bank. */
    PAYMENTS_CLEARING(-2),
    /** What was charged but never paid. */
    WRITE_OFF(-3),
    /** What carriers bill for calls. */
    CARRIER_COST(-4),
    /** What carriers billed and were not paid yet. */
    CARRIERS_PAYABLE(-5),
    /** The worth of vouchers that are out and can still be redeemed. */
    VOUCHERS_OUTSTANDING(-6),
    /** What was given away. */
    PROMOTIONS(-7),
    /** Tax collected for the state. */
    TAX(-8),
    /** Between two currencies: what came in of one, what went out of the other. */
    EXCHANGE(-9);

    private final long number;

    SystemAccount(long number) {
        this.number = number;
    }

    /** The number that stands for it in entries; below zero and never changed. */
    public long number() {
        return number;
    }
}
