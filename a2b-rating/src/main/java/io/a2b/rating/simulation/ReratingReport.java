package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.money.Money;

/**
 * What a run changed. The sums are of the calls it corrected.
 *
 * @param calls all that it looked at
 * @param corrected those charged anew
 * @param unrated those that the deck has no rate for; they stayed as they were
 * @param otherCurrency those charged in another currency than the deck's; likewise
 * @param chargedBefore what the accounts had paid
 * @param uncoveredBefore what had been written off
 * @param charged what the accounts have paid since
 * @param uncovered what is written off since, for want of money on an account
 * @param replay whether the run was over already when it was asked for
 */
public record ReratingReport(
        CorrectionId run,
        long calls,
        long corrected,
        long unrated,
        long otherCurrency,
        Money chargedBefore,
        Money uncoveredBefore,
        Money charged,
        Money uncovered,
        boolean replay) {
    public ReratingReport {
        requireNonNull(run, "run");
        requireNonNull(chargedBefore, "chargedBefore");
        requireNonNull(uncoveredBefore, "uncoveredBefore");
        requireNonNull(charged, "charged");
        requireNonNull(uncovered, "uncovered");
    }

    /** Calls that cost the same. */
    public long same() {
        return calls - corrected - unrated - otherCurrency;
    }
}
