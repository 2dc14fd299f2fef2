package io.a2b.rating;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bCore;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.ChargingParts;
import io.a2b.rating.charging.ChargingRecovery;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.Destinations;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.RouterBuilder;
import io.a2b.rating.routing.Trunks;
import io.a2b.rating.simulation.Rerating;
import io.a2b.rating.simulation.Simulator;
import io.a2b.rating.spi.CallWitness;
import io.a2b.rating.tariff.TariffPlans;

import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * Rating and charging for hosts without Guice; the same objects that {@link RatingModule} binds.
 * Thread-safe. The tables are those of {@link RatingTables}, which the host migrates.
 */
public final class A2bRating {
    private final DeckVersions decks;
    private final Destinations destinations;
    private final TariffPlans plans;
    private final Allowances allowances;
    private final Trunks trunks;
    private final Charging charging;
    private final ChargingRecovery recovery;
    private final Simulator simulator;
    private final Rerating rerating;

    private A2bRating(Builder builder) {
        A2bCore core = builder.core;
        decks = RateDecks.inDatabase(
                core.transactor(), builder.clock, builder.config.deckRefresh());
        destinations = Destinations.inDatabase(core.transactor());
        plans = TariffPlans.inDatabase(
                core.transactor(), decks, builder.clock, builder.config.deckRefresh());
        allowances = Allowances.inDatabase(core.transactor(), builder.clock);
        trunks = Trunks.inDatabase(core.transactor(), builder.clock, builder.config.deckRefresh());
        ChargingParts parts = new ChargingParts(
                core.transactor(),
                core.accounts(),
                core.ledger(),
                core.callDetailRecords(),
                plans,
                builder.router == null ? byDecks(builder) : builder.router,
                allowances,
                core.callers().rules());
        charging = Charging.over(parts, builder.config, builder.clock);
        simulator = Simulator.over(parts, builder.config, builder.clock);
        recovery = ChargingRecovery.over(parts, builder.witness, builder.config, builder.clock);
        rerating = Rerating.over(core.transactor(), core.ledger(), decks, builder.clock);
    }

    private Router byDecks(Builder builder) {
        RouterBuilder router = Router.over(trunks::current, decks::find)
                .occupancy(Charging.occupancy(builder.core.transactor()));
        return builder.routing.apply(router).build();
    }

    /**
     * Starts with what {@link #over(A2bCore, Router)} does, for calls that go by {@link #trunks}
     * and by carriers' rate decks: the cheapest first, and none that loses money.
     */
    public static Builder over(A2bCore core) {
        return new Builder(core, null);
    }

    /**
     * Starts with the defaults: the system's clock, {@link RatingConfig#defaults}, and a witness
     * that knows nothing.
     */
    public static Builder over(A2bCore core, Router router) {
        return new Builder(core, requireNonNull(router, "router"));
    }

    public DeckVersions decks() {
        return decks;
    }

    public Destinations destinations() {
        return destinations;
    }

    public TariffPlans plans() {
        return plans;
    }

    public Allowances allowances() {
        return allowances;
    }

    /** Carriers and trunks; without effect on calls when the host has a router of its own. */
    public Trunks trunks() {
        return trunks;
    }

    public Charging charging() {
        return charging;
    }

    public ChargingRecovery recovery() {
        return recovery;
    }

    public Simulator simulator() {
        return simulator;
    }

    public Rerating rerating() {
        return rerating;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final A2bCore core;
        private final Router router; // null when calls go by decks
        private Clock clock = Clock.systemUTC();
        private RatingConfig config = RatingConfig.defaults();
        private UnaryOperator<RouterBuilder> routing = UnaryOperator.identity();
        private CallWitness witness = CallWitness.knowingNothing();

        private Builder(A2bCore core, Router router) {
            this.core = requireNonNull(core, "core");
            this.router = router;
        }

        /** The clock that the core was made with. */
        public Builder clock(Clock newClock) {
            clock = requireNonNull(newClock, "clock");
            return this;
        }

        public Builder config(RatingConfig newConfig) {
            config = requireNonNull(newConfig, "config");
            return this;
        }

        public Builder witness(CallWitness newWitness) {
            witness = requireNonNull(newWitness, "witness");
            return this;
        }

        /**
         * Changes how calls go by trunks and decks.
         *
         * @throws IllegalStateException if there is a router already
         */
        public Builder routing(UnaryOperator<RouterBuilder> change) {
            if (router != null) throw new IllegalStateException("routing: there is a router");
            routing = requireNonNull(change, "routing");
            return this;
        }

        public A2bRating build() {
            return new A2bRating(this);
        }
    }
}
