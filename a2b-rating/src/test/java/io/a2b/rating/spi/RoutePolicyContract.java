package io.a2b.rating.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.routing.Cost;
import io.a2b.rating.routing.RouteOffer;
import io.a2b.rating.routing.RouteRequest;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.TrunkTerms;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a router relies on; the test of a host's own policy extends it. */
public abstract class RoutePolicyContract {
    private static final int ASKED = 50;

    protected abstract RoutePolicy policy();

    /** Whether the order of the offers plays no part; false for a policy that keeps it. */
    protected boolean ignoresTheOrderOfOffers() {
        return true;
    }

    protected static RouteRequest call(int number) {
        return RouteRequest.of(
                new CallId("call-" + number),
                new PhoneNumber("351912345678"),
                Instant.parse("2026-03-01T12:00:00Z"));
    }

    protected static RouteOffer offer(String name, int priority, int weight, long costMicros) {
        TrunkTerms terms = TrunkTerms.DEFAULT.withPriority(priority).withWeight(weight);
        Price price = Price.perMinute(costMicros, BillingIncrement.SECOND);
        return new RouteOffer(
                Trunk.of(name, "PJSIP", name).withTerms(terms),
                Optional.of(Cost.of(Currency.getInstance("USD"), price)),
                OptionalLong.of(costMicros));
    }

    private static List<RouteOffer> offers() {
        RouteOffer unknown = new RouteOffer(
                Trunk.of("unknown", "PJSIP", "u"), Optional.empty(), OptionalLong.empty());
        return List.of(
                offer("c", 2, 10, 500),
                offer("a", 1, 90, 700),
                unknown,
                offer("d", 2, 0, -3),
                offer("b", 1, 10, 500));
    }

    @Test
    void makesNothingOfNothing() {
        assertEquals(List.of(), policy().order(call(1), List.of()));
    }

    @Test
    void returnsOffersEachAtMostOnce() {
        for (int call = 0; call < ASKED; call++) {
            List<RouteOffer> ordered = policy().order(call(call), offers());
            assertTrue(offers().containsAll(ordered), ordered::toString);
            assertEquals(ordered.size(), new HashSet<>(ordered).size(), ordered::toString);
        }
    }

    @Test
    void answersTheSameWhenAskedAgain() {
        for (int call = 0; call < ASKED; call++) {
            List<RouteOffer> first = List.copyOf(policy().order(call(call), offers()));
            assertEquals(first, policy().order(call(call), offers()));
        }
    }

    @Test
    void dependsOnTheOrderOfOffersOnlyIfThatIsWanted() {
        List<RouteOffer> turned = new ArrayList<>(offers());
        Collections.reverse(turned);
        for (int call = 0; call < ASKED; call++) {
            List<RouteOffer> ordered = policy().order(call(call), offers());
            boolean same = ordered.equals(policy().order(call(call), turned));
            assertEquals(ignoresTheOrderOfOffers(), same);
        }
    }
}
