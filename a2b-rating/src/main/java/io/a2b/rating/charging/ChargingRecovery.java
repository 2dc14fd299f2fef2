package io.a2b.rating.charging;

/**
 * Finishes calls whose end was never reported, because the program or the switch died under them.
 * Thread-safe, also across nodes; the host calls it at start and then now and again.
 */
public interface ChargingRecovery {
    /**
     * Looks at every open call of which nothing was heard for a while and asks the
     * {@link io.a2b.rating.spi.CallWitness} what became of it. A call that goes on is left alone.
     * One that ended is settled as the witness says. One of which nobody knows is left until its
     * hold is due; then it is charged up to when it was last known to be alive if it was answered,
     * and released if it was not.
     */
    RecoveryReport recover();
}
