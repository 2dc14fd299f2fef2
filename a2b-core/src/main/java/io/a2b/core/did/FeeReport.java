package io.a2b.core.did;

import io.a2b.core.money.Money;

import java.util.Currency;
import java.util.Map;

/**
 * What one run of {@link DidFees#billDue} did.
 *
 * @param monthsCharged how many months were charged
 * @param charged their sums
 * @param unpaid assignments that are behind and still last
 * @param released assignments that ended for it
 */
public record FeeReport(int monthsCharged, Map<Currency, Money> charged, int unpaid, int released) {
    public FeeReport {
        charged = Map.copyOf(charged);
    }
}
