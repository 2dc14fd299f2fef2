package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.spi.RoutePolicy;
import io.a2b.rating.spi.RoutePolicyContract;

import org.junit.jupiter.api.Test;

import java.util.List;

class PriorityPolicyTest extends RoutePolicyContract {
    @Override
    protected RoutePolicy policy() {
        return new PriorityPolicy();
    }

    @Test
    void takesTheLowestFigureFirstWhateverTheCost() {
        for (int call = 0; call < 20; call++) {
            List<RouteOffer> ordered = policy().order(
                            call(call),
                            List.of(
                                    offer("c", 3, 1, 1),
                                    offer("a", 1, 1, 900),
                                    offer("b", 2, 99, 500)));
            assertEquals(
                    List.of("a", "b", "c"),
                    ordered.stream().map(offer -> offer.trunk().name()).toList());
        }
    }

    @Test
    void letsEqualsShareCallsByWeight() {
        List<RouteOffer> offers =
                List.of(offer("a", 1, 75, 1), offer("b", 1, 25, 1), offer("c", 2, 1_000_000, 1));
        int[] times = new int[offers.size()];
        for (int call = 0; call < 10_000; call++) {
            times[offers.indexOf(policy().order(call(call), offers).get(0))]++;
        }
        assertTrue(Math.abs(times[0] - 7_500) < 250, () -> times[0] + " of 10000");
        assertEquals(10_000, times[0] + times[1]);
    }
}
