package io.a2b.rating.routing;

import io.a2b.rating.spi.RoutePolicy;

import java.util.List;

/**
 * Trunks share calls in proportion to their weights, percentages for example, whatever their cost
 * and priority: how often a trunk comes first is its weight divided by all weights, and so on for
 * the second among those left. Trunks without weight come last. The id of the call decides alone.
 */
public final class WeightPolicy implements RoutePolicy {
    @Override
    public List<RouteOffer> order(RouteRequest request, List<RouteOffer> offers) {
        return new WeightedDraw(request.call()).order(offers);
    }
}
