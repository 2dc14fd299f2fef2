package io.a2b.rating.routing;

import io.a2b.rating.spi.RoutePolicy;

import java.util.Comparator;
import java.util.List;

/**
 * The cheapest first: by what the expected call costs all in, not by the price per minute. Among
 * equals the lower priority figure, then the name; trunks whose cost is not known come last.
 */
public final class LeastCostPolicy implements RoutePolicy {
    private static final Comparator<RouteOffer> ORDER = Comparator.comparing(
                    (RouteOffer offer) -> offer.costMicros().isEmpty())
            .thenComparing(offer -> offer.costMicros().orElse(0))
            .thenComparing(offer -> offer.trunk().terms().priority())
            .thenComparing(offer -> offer.trunk().name());

    @Override
    public List<RouteOffer> order(RouteRequest request, List<RouteOffer> offers) {
        return offers.stream().sorted(ORDER).toList();
    }
}
