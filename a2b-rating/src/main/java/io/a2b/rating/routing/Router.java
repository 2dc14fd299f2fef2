package io.a2b.rating.routing;

import io.a2b.core.number.PhoneNumber;

import java.util.List;

/** Lists the routes of a call, best first. Thread-safe, fast, and without a side effect. */
public interface Router {
    /** Empty when no trunk can carry a call to {@code called}. */
    List<Route> routes(PhoneNumber called);

    /**
     * A router that tries these trunks in their order, whatever number is called.
     *
     * @throws IllegalArgumentException if two trunks have the same name
     */
    static Router inOrder(List<Trunk> trunks) {
        return new ListedRouter(trunks);
    }
}
