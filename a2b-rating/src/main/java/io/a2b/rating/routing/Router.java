package io.a2b.rating.routing;

import io.a2b.rating.deck.RateDeck;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lists the routes of a call, best first. Thread-safe, without a side effect, and deterministic:
 * the same request on the same rates and trunks gets the same answer, so asking again is safe.
 */
public interface Router {
    /** Without a route when no trunk can carry the call; then the rejections say why. */
    Routing routes(RouteRequest request);

    /**
     * A router that tries these trunks in their order, whatever number is called and whatever that
     * costs; their terms play no part.
     *
     * @throws IllegalArgumentException if two trunks have the same name
     */
    static Router inOrder(List<Trunk> trunks) {
        return new ListedRouter(trunks);
    }

    /**
     * A router that takes the cheapest trunk first and none that loses money.
     *
     * @param trunks asked once per call, for example {@code trunks::current}
     * @param decks the carriers' rate decks by name, for example {@code decks::find}
     */
    static Router leastCost(Supplier<TrunkSet> trunks, Function<String, Optional<RateDeck>> decks) {
        return over(trunks, decks).build();
    }

    /** Starts with what {@link #leastCost} does. */
    static RouterBuilder over(
            Supplier<TrunkSet> trunks, Function<String, Optional<RateDeck>> decks) {
        return new RouterBuilder(trunks, decks);
    }
}
