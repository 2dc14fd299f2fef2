package io.a2b.core.ledger;

/** Why money moved. */
public enum EntryCode {
    /** A call was charged to the account: account to {@link SystemAccount#REVENUE}. */
    CALL_CHARGE(true),
    /**
     * What a call cost beyond its hold was charged out of what was available: account to revenue.
     */
    CALL_OVERRUN(true),
    /** What a call cost beyond all that was available is owed: account to revenue. */
    CALL_DEBT(true),
    /**
     * The part of a call's price nothing was held for: {@link SystemAccount#WRITE_OFF} to revenue.
     */
    CALL_UNCOVERED(true),
    /** A charge was taken back to be corrected: {@link SystemAccount#REVENUE} to account. */
    CHARGE_REVERSED(true),
    /** What was charged as {@link #CALL_DEBT} was taken back likewise: revenue to account. */
    DEBT_REVERSED(true),
    /**
     * What nothing had been held for was taken back likewise: revenue to
     * {@link SystemAccount#WRITE_OFF}.
     */
    UNCOVERED_REVERSED(true),
    /**
     * The account was topped up by a payment: {@link SystemAccount#PAYMENTS_CLEARING} to account.
     */
    TOP_UP(false),
    /** Money went back the way it came: account to {@link SystemAccount#PAYMENTS_CLEARING}. */
    PAYOUT(false),
    /** A voucher was redeemed: {@link SystemAccount#VOUCHERS_OUTSTANDING} to account. */
    VOUCHER_REDEEMED(false),
    /**
     * Vouchers can be redeemed from now on: what pays for them to
     * {@link SystemAccount#VOUCHERS_OUTSTANDING}.
     */
    VOUCHERS_ISSUED(false),
    /** Vouchers were revoked or expired before they were redeemed: the same, back. */
    VOUCHERS_LAPSED(false),
    /** Money was given away: {@link SystemAccount#PROMOTIONS} to account. */
    PROMOTION(false),
    /** The account was filled up to its target by rule, not by payment. */
    AUTO_REFILL(false),
    /** Something else than a call was sold: account to {@link SystemAccount#REVENUE}. */
    FEE(false),
    /** What a number costs once, when it is assigned: account to revenue. */
    DID_SETUP_FEE(false),
    /** What a number costs for one month: account to revenue. */
    DID_MONTHLY_FEE(false),
    /** Part of a charge was given back out of courtesy: revenue to account. */
    REFUND(false),
    /** Tax on something sold: account to {@link SystemAccount#TAX}. */
    TAX(false),
    /** Debt that is not expected to be paid: {@link SystemAccount#WRITE_OFF} to account. */
    DEBT_WRITTEN_OFF(false),
    /** From one customer's account to another's. */
    TRANSFER(false),
    /** One currency became another; two entries that belong together. */
    CONVERSION(false),
    /** A carrier's bill for a call: {@link SystemAccount#CARRIERS_PAYABLE} to carrier cost. */
    CALL_COST(false),
    /**
     * An earlier entry was a mistake; this is the same amount the other way round. Only
     * {@link Ledger#reverse} books it.
     */
    REVERSAL(false);

    private final boolean ofHolds;

    EntryCode(boolean ofHolds) {
        this.ofHolds = ofHolds;
    }

    /** Whether an account that pays it has spent something, as its spend caps count. */
    public boolean countsAsSpent() {
        switch (this) {
            case CALL_CHARGE:
            case CALL_OVERRUN:
            case CALL_DEBT:
            case FEE:
            case DID_SETUP_FEE:
            case DID_MONTHLY_FEE:
            case TAX:
                return true;
            case CALL_UNCOVERED:
            case CHARGE_REVERSED:
            case DEBT_REVERSED:
            case UNCOVERED_REVERSED:
            case TOP_UP:
            case PAYOUT:
            case VOUCHER_REDEEMED:
            case VOUCHERS_ISSUED:
            case VOUCHERS_LAPSED:
            case PROMOTION:
            case AUTO_REFILL:
            case REFUND:
            case DEBT_WRITTEN_OFF:
            case TRANSFER:
            case CONVERSION:
            case CALL_COST:
            case REVERSAL:
                return false;
        }
        throw new AssertionError(this);
    }

    /** Whether it is only booked with a {@link Note}: somebody gives money away, or takes it. */
    public boolean needsNote() {
        return this == REFUND || this == DEBT_WRITTEN_OFF || this == REVERSAL;
    }

    /** Whether only the ledger itself uses it, when it posts or corrects a hold. */
    public boolean belongsToHolds() {
        return ofHolds;
    }
}
