package io.a2b.rating.spi;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;

import io.a2b.core.ForA2b;
import io.a2b.rating.routing.LeastCostPolicy;
import io.a2b.rating.routing.PortabilityLookup;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.RoutingConfig;
import io.a2b.rating.routing.Trunk;

import java.util.List;

/** What a host says to a2b-rating when it is wired. */
public final class RatingBinder {
    // one for all: this binder may be made more than once, and defaults have to be equal
    private static final RoutePolicy LEAST_COST = new LeastCostPolicy();

    private final Binder binder;
    private final OptionalBinder<CallWitness> witness;
    private final OptionalBinder<RoutingConfig> routing;
    private final OptionalBinder<RoutePolicy> policy;
    private final OptionalBinder<PortabilityLookup> portability;
    private final OptionalBinder<Occupancy> occupancy;

    private RatingBinder(Binder binder) {
        this.binder = binder;
        witness = OptionalBinder.newOptionalBinder(binder, CallWitness.class);
        witness.setDefault().toInstance(CallWitness.knowingNothing());
        routing = OptionalBinder.newOptionalBinder(binder, RoutingConfig.class);
        routing.setDefault().toInstance(RoutingConfig.defaults());
        policy = OptionalBinder.newOptionalBinder(binder, RoutePolicy.class);
        policy.setDefault().toInstance(LEAST_COST);
        portability = OptionalBinder.newOptionalBinder(binder, PortabilityLookup.class);
        portability.setDefault().toInstance(PortabilityLookup.NONE);
        occupancy = OptionalBinder.newOptionalBinder(binder, Occupancy.class);
        occupancy.setDefault().to(Key.get(Occupancy.class, ForA2b.class));
    }

    public static RatingBinder ratingBinder(Binder binder) {
        return new RatingBinder(requireNonNull(binder, "binder"));
    }

    /** Every call tries these trunks in their order. */
    public RatingBinder trunks(List<Trunk> trunks) {
        return router(Router.inOrder(trunks));
    }

    /** Every call goes where {@code router} says. */
    public RatingBinder router(Router router) {
        binder.bind(Router.class).toInstance(router);
        return this;
    }

    /**
     * Every call goes by the trunks of {@link io.a2b.rating.routing.Trunks} and by carriers' rate
     * decks: the cheapest first, and none that loses money, unless told otherwise with what
     * follows.
     */
    public RatingBinder routesByDecks() {
        binder.bind(Router.class).to(Key.get(Router.class, ForA2b.class));
        return this;
    }

    /** What {@link #routesByDecks} goes by. */
    public RatingBinder routing(RoutingConfig config) {
        routing.setBinding().toInstance(config);
        return this;
    }

    /** How {@link #routesByDecks} orders routes; unless told, the cheapest first. */
    public RatingBinder routePolicy(Class<? extends RoutePolicy> type) {
        binder.bind(type).in(Singleton.class);
        policy.setBinding().to(type);
        return this;
    }

    /** What {@link #routesByDecks} asks where numbers moved to; unless told, none moved. */
    public RatingBinder portability(PortabilityLookup lookup) {
        portability.setBinding().toInstance(lookup);
        return this;
    }

    /**
     * What {@link #routesByDecks} asks how full trunks are; unless told, the calls in progress of
     * {@link io.a2b.rating.charging.Charging}.
     */
    public RatingBinder occupancy(Class<? extends Occupancy> type) {
        binder.bind(type).in(Singleton.class);
        occupancy.setBinding().to(type);
        return this;
    }

    /** Recovery asks this witness; unless there is one, nobody knows what became of a call. */
    public RatingBinder witness(Class<? extends CallWitness> type) {
        binder.bind(type).in(Singleton.class);
        witness.setBinding().to(type);
        return this;
    }
}
