package io.a2b.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;

import io.a2b.core.CoreConfig;
import io.a2b.core.CoreModule;
import io.a2b.core.ForA2b;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.Call;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.ChargingRecovery;
import io.a2b.rating.charging.RecoveryReport;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.Destinations;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.routing.MarginGuard;
import io.a2b.rating.routing.RouteRequest;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Routing;
import io.a2b.rating.routing.RoutingConfig;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.Trunks;
import io.a2b.rating.routing.WeightPolicy;
import io.a2b.rating.simulation.Rerating;
import io.a2b.rating.simulation.Simulation;
import io.a2b.rating.simulation.SimulationRequest;
import io.a2b.rating.simulation.Simulator;
import io.a2b.rating.spi.CallWitness;
import io.a2b.rating.spi.Occupancy;
import io.a2b.rating.spi.RatingBinder;
import io.a2b.rating.spi.RoutePolicy;
import io.a2b.rating.tariff.TariffPlans;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

class RatingModuleTest {
    /** A host's own. */
    static final class Clairvoyant implements CallWitness {
        @Override
        public Testimony testify(Call call) {
            return new Testimony.Gone();
        }
    }

    /** Another one. */
    static final class Nobody implements Occupancy {
        @Override
        public Map<String, Integer> callsNow(Set<String> trunks) {
            return Map.of();
        }
    }

    private static Injector strictly(DataSource dataSource, boolean withWitness) {
        return Guice.createInjector(
                Stage.PRODUCTION,
                new CoreModule(CoreConfig.defaults()),
                new RatingModule(RatingConfig.defaults()),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        binder().requireExplicitBindings();
                        binder().requireExactBindingAnnotations();
                        binder().disableCircularProxies();
                        bind(Key.get(DataSource.class, ForA2b.class)).toInstance(dataSource);
                        RatingBinder rating = RatingBinder.ratingBinder(binder())
                                .trunks(List.of(Trunk.of("carrier1", "PJSIP", "carrier1")));
                        if (withWitness) rating.witness(Clairvoyant.class);
                    }
                });
    }

    @Test
    void wiresAllOfRatingOverTheCoreOfTheHost() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            Injector a2b = strictly(database.dataSource(), false);
            a2b.getInstance(SchemaMigrator.class).migrate();
            assertEquals(
                    Optional.empty(), a2b.getInstance(Charging.class).find(new CallId("call-1")));
            assertEquals(
                    new RecoveryReport(0, 0, 0, 0, 0),
                    a2b.getInstance(ChargingRecovery.class).recover());
            assertEquals(Optional.empty(), a2b.getInstance(RateDecks.class).find("default"));
            assertEquals(Optional.empty(), a2b.getInstance(TariffPlans.class).lookup("none"));
            assertEquals(Optional.empty(), a2b.getInstance(Allowances.class).find("none"));
            assertEquals(0, a2b.getInstance(Destinations.class).size());
            assertSame(a2b.getInstance(DeckVersions.class), a2b.getInstance(RateDecks.class));
            assertEquals(
                    List.of(), a2b.getInstance(Rerating.class).corrections(new CallId("call-1")));
            Simulation unknown = a2b.getInstance(Simulator.class)
                    .simulate(SimulationRequest.of(
                            new AccountId(1), new PhoneNumber("351211234567")));
            assertEquals(Optional.of(Authorization.Reason.ACCOUNT_UNKNOWN), unknown.refusal());
            assertSame(a2b.getInstance(Charging.class), a2b.getInstance(Charging.class));
        }
    }

    @Test
    void routesByCarriersDecksAsTheHostSays() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            Injector a2b = Guice.createInjector(
                    Stage.PRODUCTION,
                    new CoreModule(CoreConfig.defaults()),
                    new RatingModule(RatingConfig.defaults()),
                    new AbstractModule() {
                        @Override
                        protected void configure() {
                            binder().requireExplicitBindings();
                            binder().requireExactBindingAnnotations();
                            binder().disableCircularProxies();
                            bind(Key.get(DataSource.class, ForA2b.class))
                                    .toInstance(database.dataSource());
                            RatingBinder.ratingBinder(binder())
                                    .routesByDecks()
                                    .routing(RoutingConfig.defaults()
                                            .withGuard(MarginGuard.OFF)
                                            .withTalkSecondsExpected(77))
                                    .routePolicy(WeightPolicy.class)
                                    .occupancy(Nobody.class);
                        }
                    });
            a2b.getInstance(SchemaMigrator.class).migrate();
            a2b.getInstance(Trunks.class).save(Trunk.of("one", "PJSIP", "one"));

            Routing routing = a2b.getInstance(Router.class)
                    .routes(RouteRequest.of(
                            new CallId("call-1"),
                            new PhoneNumber("351211234567"),
                            Instant.parse("2026-03-01T12:00:00Z")));

            assertEquals(77, routing.talkSecondsExpected());
            assertEquals(1, routing.routes().size());
            assertSame(WeightPolicy.class, a2b.getInstance(RoutePolicy.class).getClass());
            assertSame(Nobody.class, a2b.getInstance(Occupancy.class).getClass());
        }
    }

    @Test
    void takesTheWitnessOfTheHost() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            Injector a2b = strictly(database.dataSource(), true);
            assertSame(Clairvoyant.class, a2b.getInstance(CallWitness.class).getClass());
        }
    }
}
