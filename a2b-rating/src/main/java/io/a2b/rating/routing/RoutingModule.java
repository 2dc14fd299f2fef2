package io.a2b.rating.routing;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.spi.Occupancy;
import io.a2b.rating.spi.RoutePolicy;

import java.time.Clock;

/**
 * Binds {@link Trunks}, and as {@code @ForA2b Router} the one that goes by them and by carriers'
 * rate decks; part of the module of a2b-rating.
 */
public final class RoutingModule extends AbstractModule {
    @Provides
    @Singleton
    Trunks trunks(Transactor transactor, @ForA2b Clock clock, RatingConfig config) {
        return Trunks.inDatabase(transactor, clock, config.deckRefresh());
    }

    @Provides
    @Singleton
    @ForA2b
    Router router(
            Trunks trunks,
            RateDecks decks,
            RoutingConfig config,
            RoutePolicy policy,
            PortabilityLookup portability,
            Occupancy occupancy) {
        return Router.over(trunks::current, decks::find)
                .config(config)
                .policy(policy)
                .portability(portability)
                .occupancy(occupancy)
                .build();
    }
}
