package io.a2b.rating.spi;

import java.util.Map;
import java.util.Set;

/** Knows how many calls trunks carry at the moment. */
public interface Occupancy {
    /**
     * The calls on each of these trunks; none on those that are not in the answer. Asked at most
     * once per request for routes, and only if a trunk that may be taken is limited; in the way of
     * the call: one round trip. What it throws fails the request.
     */
    Map<String, Integer> callsNow(Set<String> trunks);

    /** No trunk is ever full. */
    static Occupancy none() {
        return trunks -> Map.of();
    }
}
