package io.a2b.rating.charging;

import io.a2b.rating.pricing.Quote;
import io.a2b.rating.routing.Route;

import java.time.Duration;
import java.util.List;

/** What a call would cost and which way it would go, if there is money for it. */
record Tariff(Quote quote, List<Route> routes) {
    /** How long the trunks of all {@code routes} may ring, one after the other. */
    static Duration ringTime(List<Route> routes) {
        long seconds = 0;
        for (Route route : routes) seconds += route.trunk().ringSecondsMax();
        return Duration.ofSeconds(seconds);
    }
}
