package io.a2b.core.ledger;

import java.time.Instant;

/**
 * A row of {@code a2b_hold_correction}.
 *
 * @param number 1, 2, 3 ... for each hold
 */
record CorrectionRow(
        String holdId,
        String correctionId,
        int number,
        long chargedBeforeMicros,
        long debtBeforeMicros,
        long uncoveredBeforeMicros,
        long chargedMicros,
        long debtMicros,
        long uncoveredMicros,
        Instant correctedAt) {
    /** The ids of its entries have room for four digits. */
    static final int NUMBER_MAX = 9_999;

    /** What the account had paid, owed or not. */
    long paidBeforeMicros() {
        return Math.addExact(chargedBeforeMicros, debtBeforeMicros);
    }

    /** What it has paid since. */
    long paidMicros() {
        return Math.addExact(chargedMicros, debtMicros);
    }

    CorrectResult toResult(HoldRow hold, boolean replay) {
        return new CorrectResult.Corrected(
                new HoldId(holdId),
                new CorrectionId(correctionId),
                hold.money(paidBeforeMicros()),
                hold.money(uncoveredBeforeMicros),
                hold.money(paidMicros()),
                hold.money(uncoveredMicros),
                replay);
    }
}
