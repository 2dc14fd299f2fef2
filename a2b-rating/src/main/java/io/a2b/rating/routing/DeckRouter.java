package io.a2b.rating.routing;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.spi.Occupancy;
import io.a2b.rating.spi.RoutePolicy;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Routes by what carriers' rate decks say. What it knows of a call is in {@link RouteSearch}. */
final class DeckRouter implements Router {
    final Supplier<TrunkSet> trunks;
    final Function<String, Optional<RateDeck>> decks;
    final RoutingConfig config;
    final RoutePolicy policy;
    final PortabilityLookup portability;
    final Occupancy occupancy;

    DeckRouter(RouterBuilder builder) {
        trunks = builder.trunks;
        decks = builder.decks;
        config = builder.config;
        policy = builder.policy;
        portability = builder.portability;
        occupancy = builder.occupancy;
    }

    @Override
    public Routing routes(RouteRequest request) {
        return new RouteSearch(this, request).run();
    }

    int talkSeconds(RouteRequest request) {
        int expected = request.talkSecondsExpected();
        return expected == 0 ? config.talkSecondsExpected() : expected;
    }
}
