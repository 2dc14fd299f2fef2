package io.a2b.rating.price;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PriceAmountsTest {
    @Test
    void amountsThatAreNotLookedAtCloselyAreFarFromHugeAndThoseAboveAreLookedAt() {
        assertFalse(PriceAmounts.areHuge(everyAmount(PriceAmounts.NEVER_HUGE)));
        assertFalse(PriceAmounts.areHuge(everyAmount(PriceAmounts.NEVER_HUGE + 1)));
        assertFalse(PriceAmounts.areHuge(everyAmount(-PriceAmounts.NEVER_HUGE - 1)));
        assertTrue(PriceAmounts.areHuge(everyAmount(3 * PriceAmounts.NEVER_HUGE)));
        assertTrue(PriceAmounts.areHuge(everyAmount(-3 * PriceAmounts.NEVER_HUGE)));
    }

    /** With a surcharge for every second, the most expensive there is. */
    private static Price everyAmount(long micros) {
        Fees fees = Fees.NONE
                .withConnection(micros)
                .withDisconnection(micros, 0)
                .withSurcharge(micros, 1);
        return Price.perMinute(micros, BillingIncrement.SECOND).withFees(fees);
    }
}
