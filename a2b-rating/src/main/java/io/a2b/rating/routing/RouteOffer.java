package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An acceptable route, before the order is known.
 *
 * @param cost what the carrier bills; empty when not known
 * @param costMicros what it bills for the expected call, all in; all offers for a call are in one
 *     currency
 */
public record RouteOffer(Trunk trunk, Optional<Cost> cost, OptionalLong costMicros) {
    public RouteOffer {
        requireNonNull(trunk, "trunk");
        requireNonNull(cost, "cost");
        requireNonNull(costMicros, "costMicros");
    }
}
