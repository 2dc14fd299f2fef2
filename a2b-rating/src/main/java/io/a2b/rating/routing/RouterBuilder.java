package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.spi.Occupancy;
import io.a2b.rating.spi.RoutePolicy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a {@link Router} over carriers' rate decks. Unless told otherwise: the cheapest first, no
 * route that loses money, calls are expected to last three minutes, nothing is blocked, no trunk is
 * full, and no number is ported. Not thread-safe.
 */
public final class RouterBuilder {
    /** How long a call is expected to last, unless told. */
    public static final int TALK_SECONDS_EXPECTED = 180;

    final Supplier<TrunkSet> trunks;
    final Function<String, Optional<RateDeck>> decks;
    RoutePolicy policy = new LeastCostPolicy();
    MarginGuard guard = MarginGuard.NO_LOSS;
    PortabilityLookup portability = PortabilityLookup.NONE;
    Occupancy occupancy = Occupancy.none();
    List<NumberPattern> blocked = List.of();
    int talkSecondsExpected = TALK_SECONDS_EXPECTED;

    RouterBuilder(Supplier<TrunkSet> trunks, Function<String, Optional<RateDeck>> decks) {
        this.trunks = requireNonNull(trunks, "trunks");
        this.decks = requireNonNull(decks, "decks");
    }

    public RouterBuilder policy(RoutePolicy newPolicy) {
        policy = requireNonNull(newPolicy, "policy");
        return this;
    }

    public RouterBuilder guard(MarginGuard newGuard) {
        guard = requireNonNull(newGuard, "guard");
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

    /** Numbers that are not called, whatever a tariff plan says. */
    public RouterBuilder blocked(List<NumberPattern> patterns) {
        blocked = List.copyOf(patterns);
        return this;
    }

    /**
     * The length at which costs and margins are compared where the request does not say.
     *
     * @param seconds 1 to 86,400
     */
    public RouterBuilder talkSecondsExpected(int seconds) {
        if (seconds < 1 || seconds > RouteRequest.TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("talkSecondsExpected: " + seconds);
        }
        talkSecondsExpected = seconds;
        return this;
    }

    public Router build() {
        return new DeckRouter(this);
    }
}
