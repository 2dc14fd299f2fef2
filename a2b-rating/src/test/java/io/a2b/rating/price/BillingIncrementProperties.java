package io.a2b.rating.price;

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
}
