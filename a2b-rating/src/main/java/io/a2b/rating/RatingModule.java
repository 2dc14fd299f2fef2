package io.a2b.rating;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.PersistenceBinder;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.charging.ChargingModule;
import io.a2b.rating.charging.ChargingParts;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.Destinations;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.RoutingModule;
import io.a2b.rating.simulation.Rerating;
import io.a2b.rating.simulation.Simulator;
import io.a2b.rating.spi.RatingBinder;
import io.a2b.rating.tariff.PlanSource;
import io.a2b.rating.tariff.TariffPlans;

import java.time.Clock;

/**
 * Wires a2b-rating: rate decks, tariff plans, allowances, routing, charging, recovery, re-rating.
 * Needs what the module of a2b-core binds, {@code @ForA2b Clock} among it, and a {@link Router},
 * which a host gives with {@link RatingBinder}.
 */
public final class RatingModule extends AbstractModule {
    private final RatingConfig config;

    public RatingModule(RatingConfig config) {
        this.config = requireNonNull(config, "config");
    }

    @Override
    protected void configure() {
        requireBinding(Router.class);
        requireBinding(Key.get(Clock.class, ForA2b.class));
        bind(RatingConfig.class).toInstance(config);
        PersistenceBinder.persistenceBinder(binder()).addMigrations(RatingTables.MIGRATIONS);
        bind(RateDecks.class).to(DeckVersions.class);
        bind(PlanSource.class).to(TariffPlans.class);
        RatingBinder.ratingBinder(binder());
        install(new ChargingModule());
        install(new RoutingModule());
    }

    @Provides
    @Singleton
    DeckVersions deckVersions(Transactor transactor, @ForA2b Clock clock) {
        return RateDecks.inDatabase(transactor, clock, config.deckRefresh());
    }

    @Provides
    @Singleton
    TariffPlans tariffPlans(Transactor transactor, RateDecks decks, @ForA2b Clock clock) {
        return TariffPlans.inDatabase(transactor, decks, clock, config.deckRefresh());
    }

    @Provides
    @Singleton
    Destinations destinations(Transactor transactor) {
        return Destinations.inDatabase(transactor);
    }

    @Provides
    @Singleton
    Allowances allowances(Transactor transactor, @ForA2b Clock clock) {
        return Allowances.inDatabase(transactor, clock);
    }

    @Provides
    @Singleton
    Simulator simulator(ChargingParts parts, @ForA2b Clock clock) {
        return Simulator.over(parts, config, clock);
    }

    @Provides
    @Singleton
    Rerating rerating(Transactor transactor, Ledger ledger, RateDecks decks, @ForA2b Clock clock) {
        return Rerating.over(transactor, ledger, decks, clock);
    }
}
