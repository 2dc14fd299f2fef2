package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Optional;

/**
 * A trunk that can carry this call. The routes of a call are tried in their order.
 *
 * @param cost what the carrier bills for the call; empty when not known
 * @param failoverFor the name of the trunk that this one stands in for; empty if it is there in its
 *     own right
 */
public record Route(Trunk trunk, Optional<Cost> cost, String failoverFor) {
    public Route {
        requireNonNull(trunk, "trunk");
        requireNonNull(cost, "cost");
        requireNonNull(failoverFor, "failoverFor");
    }

    /** A route in its own right of which the cost is not known. */
    public Route(Trunk trunk) {
        this(trunk, Optional.empty(), "");
    }

    /** Calls in progress may have been written before routes had a cost. */
    @JsonCreator
    static Route read(
            @JsonProperty("trunk") Trunk trunk,
            @JsonProperty("cost") Optional<Cost> cost,
            @JsonProperty("failoverFor") String failoverFor) {
        return new Route(
                trunk,
                cost == null ? Optional.empty() : cost,
                failoverFor == null ? "" : failoverFor);
    }
}
