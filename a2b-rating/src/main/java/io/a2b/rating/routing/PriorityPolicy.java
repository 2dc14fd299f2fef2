package io.a2b.rating.routing;

import io.a2b.rating.spi.RoutePolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lowest priority figure first; trunks of the same priority share calls by their weight. */
public final class PriorityPolicy implements RoutePolicy {
    @Override
    public List<RouteOffer> order(RouteRequest request, List<RouteOffer> offers) {
        Map<Integer, List<RouteOffer>> byPriority = new TreeMap<>();
        for (RouteOffer offer : offers) {
            byPriority
                    .computeIfAbsent(offer.trunk().terms().priority(), key -> new ArrayList<>())
                    .add(offer);
        }
        WeightedDraw draw = new WeightedDraw(request.call());
        List<RouteOffer> ordered = new ArrayList<>(offers.size());
        for (List<RouteOffer> equals : byPriority.values()) ordered.addAll(draw.order(equals));
        return ordered;
    }
}
