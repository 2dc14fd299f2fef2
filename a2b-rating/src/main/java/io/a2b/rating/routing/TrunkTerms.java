package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

/**
 * When calls go by a trunk, beside what they cost there. Immutable; start from {@link #DEFAULT} and
 * change what differs with the {@code with} methods.
 *
 * @param status whether it is in use
 * @param carrier the name of the carrier that bills it; empty when nobody keeps account of that
 * @param callsMax so many calls at once; 0 for any number
 * @param whenFull where the next call goes
 * @param failover the name of the trunk that is tried right after this one; empty for none
 * @param priority 1 to 1000, the lowest first
 * @param weight its share of the calls among its equals, 0 to 1,000,000; a trunk without weight
 *     carries only what a tariff plan sends there, and what comes to it as a failover
 */
public record TrunkTerms(
        Status status,
        String carrier,
        int callsMax,
        WhenFull whenFull,
        String failover,
        int priority,
        int weight) {
    /** In use, of no carrier, for any number of calls, an equal of all others. */
    public static final TrunkTerms DEFAULT =
            new TrunkTerms(Status.ON, "", 0, WhenFull.NEXT_ROUTE, "", 1, 1);

    private static final int PRIORITY_MAX = 1_000;
    private static final int WEIGHT_MAX = 1_000_000;

    /** What becomes of a call when the trunk has no room. */
    public enum WhenFull {
        /** It goes on to the next route, not to the failover of this one. */
        NEXT_ROUTE,
        /** It goes to the failover, then to the next route. */
        FAILOVER
    }

    public TrunkTerms {
        requireNonNull(status, "status");
        if (!carrier.isEmpty()) Trunk.checkName("carrier", carrier);
        if (callsMax < 0) throw new IllegalArgumentException("callsMax: " + callsMax);
        requireNonNull(whenFull, "whenFull");
        if (!failover.isEmpty()) Trunk.checkName("failover", failover);
        if (priority < 1 || priority > PRIORITY_MAX) {
            throw new IllegalArgumentException("priority: " + priority + " is not 1 to 1000");
        }
        if (weight < 0 || weight > WEIGHT_MAX) {
            throw new IllegalArgumentException("weight: " + weight + " is not 0 to 1000000");
        }
    }

    public TrunkTerms withStatus(Status newStatus) {
        return new TrunkTerms(newStatus, carrier, callsMax, whenFull, failover, priority, weight);
    }

    public TrunkTerms withCarrier(String newCarrier) {
        return new TrunkTerms(status, newCarrier, callsMax, whenFull, failover, priority, weight);
    }

    public TrunkTerms withCallsMax(int newCallsMax, WhenFull newWhenFull) {
        return new TrunkTerms(
                status, carrier, newCallsMax, newWhenFull, failover, priority, weight);
    }

    public TrunkTerms withFailover(String newFailover) {
        return new TrunkTerms(status, carrier, callsMax, whenFull, newFailover, priority, weight);
    }

    public TrunkTerms withPriority(int newPriority) {
        return new TrunkTerms(status, carrier, callsMax, whenFull, failover, newPriority, weight);
    }

    public TrunkTerms withWeight(int newWeight) {
        return new TrunkTerms(status, carrier, callsMax, whenFull, failover, priority, newWeight);
    }
}
