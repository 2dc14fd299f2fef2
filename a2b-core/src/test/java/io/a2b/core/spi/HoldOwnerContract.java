package io.a2b.core.spi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.ledger.HoldId;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What the expiry of holds relies on; the test of a host's own owner extends it. */
public abstract class HoldOwnerContract {
    /** Always the same owner in one test. */
    protected abstract HoldOwner owner();

    /** From now on there is a hold that the owner will resolve, and answers for. */
    protected abstract HoldId take();

    /** The owner resolves a hold it took. */
    protected abstract void resolve(HoldId hold);

    @Test
    void answersForWhatItWillResolve() {
        HoldId hold = take();
        assertTrue(owner().answersFor(hold));
        assertTrue(owner().answersFor(hold), "asked again");
    }

    /** Nobody would give its money back. */
    @Test
    void answersForNoOthers() {
        String taken = take().value();
        List<String> others =
                List.of("of-nobody", taken + "1", taken.substring(0, taken.length() - 1), "x");
        for (String other : others) {
            assertFalse(owner().answersFor(new HoldId(other)), other);
        }
    }

    @Test
    void answersNoMoreWhenItIsResolved() {
        HoldId hold = take();
        resolve(hold);
        assertFalse(owner().answersFor(hold));
    }
}
