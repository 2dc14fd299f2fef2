package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.rating.spi.RoutePolicy;
import io.a2b.rating.spi.RoutePolicyContract;

import org.junit.jupiter.api.Test;

import java.util.List;

class LeastCostPolicyTest extends RoutePolicyContract {
    @Override
    protected RoutePolicy policy() {
        return new LeastCostPolicy();
    }

    @Test
    void takesTheCheapestThenThePriorityThenTheName() {
        List<RouteOffer> ordered = policy().order(
                        call(1),
                        List.of(
                                offer("z", 1, 1, 7),
                                offer("b", 2, 1, 5),
                                offer("a", 2, 1, 5),
                                offer("c", 1, 1, 5),
                                offer("paid", 9, 1, -1)));

        assertEquals(List.of("paid", "c", "a", "b", "z"), names(ordered));
    }

    private static List<String> names(List<RouteOffer> offers) {
        return offers.stream().map(offer -> offer.trunk().name()).toList();
    }
}
