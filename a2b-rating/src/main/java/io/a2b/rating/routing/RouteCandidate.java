package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A trunk that a tariff plan names for a call.
 *
 * @param cost what its rate says that the carrier bills; a carrier with a rate deck of its own is
 *     taken at that instead
 */
public record RouteCandidate(String trunk, Optional<Cost> cost) {
    public RouteCandidate {
        Trunk.checkName("trunk", trunk);
        requireNonNull(cost, "cost");
    }
}
