package io.a2b.rating.spi;

import io.a2b.rating.routing.RouteOffer;
import io.a2b.rating.routing.RouteRequest;

import java.util.List;

/**
 * Orders the routes that a call may take. Called for every call, by many threads at once, and in
 * the way of the call: no I/O, microseconds. What it throws fails the request for routes.
 */
public interface RoutePolicy {
    /**
     * The offers in the order to try them. It must be the same for the same request and offers,
     * whatever the order of {@code offers}, unless that order is what is wanted.
     *
     * @param offers acceptable routes, in the order of the candidates of {@code request}, or of the
     *     trunks; no trunk is there twice
     * @return some or all of {@code offers}, each once; those left out are not tried
     */
    List<RouteOffer> order(RouteRequest request, List<RouteOffer> offers);

    /** Keeps the order of the tariff plan's candidates. */
    static RoutePolicy asOffered() {
        return (request, offers) -> offers;
    }
}
