package io.a2b.rating.charging;

import io.a2b.rating.RatingConfig;
import io.a2b.rating.spi.CallWitness;

import java.time.Clock;

/**
 * Finishes calls whose end was never reported, because the program or the switch died under them.
 * Thread-safe, also across nodes; the host calls it at start and then now and again.
 */
public interface ChargingRecovery {
    /**
     * Looks at every open call of which nothing was heard for a while and asks the
     * {@link CallWitness} what became of it. A call that goes on is left alone. One that ended is
     * settled as the witness says. One of which nobody knows is left until its hold is due, one
     * that is gone is not: then it is charged up to when it was last known to be alive if it was
     * answered, at least one second and never beyond its limit, and released if it was not. If the
     * switch reports it after all, {@link Charging#settle} still charges it.
     *
     * <p>Safe to repeat, and to run on several nodes at once and beside live calls: each call is
     * finished once. A call that cannot be finished keeps none of the others.
     *
     * @throws io.a2b.core.A2bException if the open calls cannot be read
     */
    RecoveryReport recover();

    /**
     * Recovery of the calls in the tables of {@link io.a2b.rating.RatingTables}.
     *
     * @param witness asked what became of a call; see {@link CallWitness#knowingNothing}
     */
    static ChargingRecovery over(
            ChargingParts parts, CallWitness witness, RatingConfig config, Clock clock) {
        return new ScanningRecovery(parts, witness, config, clock);
    }
}
