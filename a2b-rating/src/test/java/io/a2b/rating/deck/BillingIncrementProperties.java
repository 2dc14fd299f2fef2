package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BillingIncrementProperties {
    @Property
    void billsAllTalkTimeInWholeStepsAndNoStepTooMany(
            @ForAll @IntRange(min = 1, max = 86_400) int first,
            @ForAll @IntRange(min = 1, max = 86_400) int step,
            @ForAll @LongRange(min = 1, max = 100_000_000) long talkSeconds) {
        long billed = new BillingIncrement(first, step).billedSeconds(talkSeconds);

        assertTrue(billed >= talkSeconds && billed >= first);
        assertEquals(0, (billed - first) % step);
        assertTrue(billed == first || billed - step < talkSeconds);
    }

    @Property
    void wholeStepsAreTheLongestTalkThatBillsNoMore(
            @ForAll @IntRange(min = 1, max = 3600) int first,
            @ForAll @IntRange(min = 1, max = 3600) int step,
            @ForAll @LongRange(min = 0, max = 100_000) long billedSecondsMax) {
        BillingIncrement increment = new BillingIncrement(first, step);
        long talkSeconds = increment.wholeSteps(billedSecondsMax);

        assertEquals(talkSeconds, increment.billedSeconds(talkSeconds));
        assertTrue(talkSeconds <= billedSecondsMax);
        assertTrue(increment.billedSeconds(talkSeconds + 1) > billedSecondsMax);
    }
}
