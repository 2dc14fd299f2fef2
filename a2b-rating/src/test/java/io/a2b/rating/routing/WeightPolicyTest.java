package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.spi.RoutePolicy;
import io.a2b.rating.spi.RoutePolicyContract;

import org.junit.jupiter.api.Test;

import java.util.List;

class WeightPolicyTest extends RoutePolicyContract {
    @Override
    protected RoutePolicy policy() {
        return new WeightPolicy();
    }

    private static final int CALLS = 20_000;

    /** More than five standard deviations of the most uncertain count. */
    private static final int TOLERANCE = 400;

    @Test
    void sharesCallsInProportionToWeights() {
        List<RouteOffer> offers =
                List.of(offer("a", 1, 70, 1), offer("b", 1, 20, 1), offer("c", 1, 10, 1));

        int[] times = timesFirst(offers);

        assertNear(14_000, times[0]);
        assertNear(4_000, times[1]);
        assertNear(2_000, times[2]);
    }

    @Test
    void sharesSecondTriesInProportionToTheWeightsThatAreLeft() {
        List<RouteOffer> offers =
                List.of(offer("a", 1, 50, 1), offer("b", 1, 40, 1), offer("c", 1, 10, 1));
        int first = 0;
        int second = 0;
        for (int call = 0; call < CALLS; call++) {
            List<RouteOffer> ordered = policy().order(call(call), offers);
            if (!ordered.get(0).equals(offers.get(0))) continue;
            first++;
            if (ordered.get(1).equals(offers.get(1))) second++;
        }
        assertNear(10_000, first);
        assertNear(first * 4 / 5, second);
    }

    @Test
    void triesTrunksWithoutWeightLast() {
        for (int call = 0; call < 100; call++) {
            List<RouteOffer> ordered =
                    policy().order(call(call), List.of(offer("a", 1, 0, 1), offer("b", 9, 1, 1)));
            assertEquals("b", ordered.get(0).trunk().name());
        }
    }

    @Test
    void drawsTheSameLotsForEver() {
        List<RouteOffer> offers =
                List.of(offer("a", 1, 1, 1), offer("b", 1, 1, 1), offer("c", 1, 1, 1));
        StringBuilder firsts = new StringBuilder();
        for (int call = 0; call < 12; call++) {
            firsts.append(policy().order(call(call), offers).get(0).trunk().name());
        }
        assertEquals("ccbbcacbabaa", firsts.toString());
    }

    private static void assertNear(int expected, int actual) {
        assertTrue(
                Math.abs(expected - actual) < TOLERANCE,
                () -> "expected about " + expected + ", got " + actual);
    }

    private int[] timesFirst(List<RouteOffer> offers) {
        int[] times = new int[offers.size()];
        for (int call = 0; call < CALLS; call++) {
            times[offers.indexOf(policy().order(call(call), offers).get(0))]++;
        }
        return times;
    }
}
