package io.a2b.core.job;

import io.a2b.core.ledger.Ledger;
import io.a2b.core.spi.HoldOwner;
import io.a2b.core.spi.Job;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Gives back what is held beyond its time and nobody answers for. Holds of calls that are still
 * open in the books are left to those who settle calls, see {@link HoldOwner}.
 */
public interface HoldExpiry extends Job {
    /** Over the holds of {@code ledger}, once a minute. */
    static HoldExpiry over(Ledger ledger, Clock clock, Collection<HoldOwner> owners) {
        return new OverdueHolds(ledger, clock, List.copyOf(owners));
    }
}
