package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.spi.Occupancy;
import io.a2b.rating.spi.RoutePolicy;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a {@link Router} over carriers' rate decks. Unless told otherwise: the cheapest first,
 * {@link RoutingConfig#defaults}, no trunk is ever full, and no number is ported. Not thread-safe.
 */
public final class RouterBuilder {
    final Supplier<TrunkSet> trunks;
    final Function<String, Optional<RateDeck>> decks;
    RoutingConfig config = RoutingConfig.defaults();
    RoutePolicy policy = new LeastCostPolicy();
    PortabilityLookup portability = PortabilityLookup.NONE;
    Occupancy occupancy = Occupancy.none();

    RouterBuilder(Supplier<TrunkSet> trunks, Function<String, Optional<RateDeck>> decks) {
        this.trunks = requireNonNull(trunks, "trunks");
        this.decks = requireNonNull(decks, "decks");
    }

    public RouterBuilder config(RoutingConfig newConfig) {
        config = requireNonNull(newConfig, "config");
        return this;
    }

    public RouterBuilder policy(RoutePolicy newPolicy) {
        policy = requireNonNull(newPolicy, "policy");
        return this;
    }

    public RouterBuilder portability(PortabilityLookup newPortability) {
        portability = requireNonNull(newPortability, "portability");
        return this;
    }

    public RouterBuilder occupancy(Occupancy newOccupancy) {
        occupancy = requireNonNull(newOccupancy, "occupancy");
        return this;
    }

    public Router build() {
        return new DeckRouter(this);
    }
}
