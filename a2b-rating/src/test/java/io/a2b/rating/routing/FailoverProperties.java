package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.a2b.rating.deck.Rate;
import io.a2b.rating.routing.TrunkTerms.WhenFull;
import io.a2b.rating.spi.RoutePolicy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Routes with what stands in for them, against the rules told once more, recursively. */
class FailoverProperties {
    enum State {
        GOOD,
        OFF,
        DEAR,
        UNRATED
    }

    enum Room {
        FREE,
        FULL_TO_NEXT,
        FULL_TO_FAILOVER
    }

    /** @param hop how many trunks further on its failover is; none if that is beyond the last */
    record Place(State state, Room room, boolean standby, int hop) {}

    @Provide
    Arbitrary<List<Place>> places() {
        Arbitrary<State> states =
                Arbitraries.of(State.GOOD, State.GOOD, State.OFF, State.DEAR, State.UNRATED);
        Arbitrary<Room> rooms =
                Arbitraries.of(Room.FREE, Room.FREE, Room.FULL_TO_NEXT, Room.FULL_TO_FAILOVER);
        return Combinators.combine(
                        states, rooms, Arbitraries.of(true, false), Arbitraries.of(1, 1, 2, 9))
                .as(Place::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    private static Rate rate(State state) {
        switch (state) {
            case GOOD:
            case OFF:
                return RoutingRig.rate("351", 10_000);
            case DEAR:
                return RoutingRig.rate("351", 100_001);
            case UNRATED:
                return RoutingRig.rate("44", 10_000);
        }
        throw new AssertionError(state);
    }

    private static TrunkTerms terms(Place place, String failover) {
        TrunkTerms terms = TrunkTerms.DEFAULT
                .withFailover(failover)
                .withWeight(place.standby() ? 0 : 1)
                .withStatus(place.state() == State.OFF ? Status.OFF : Status.ON);
        if (place.room() == Room.FREE) return terms;
        WhenFull whenFull =
                place.room() == Room.FULL_TO_NEXT ? WhenFull.NEXT_ROUTE : WhenFull.FAILOVER;
        return terms.withCallsMax(3, whenFull);
    }

    private static Routing route(List<Place> places) {
        RoutingRig rig = new RoutingRig();
        Map<String, Integer> calls = new HashMap<>();
        for (int at = 0; at < places.size(); at++) {
            int failover = at + places.get(at).hop();
            String name = failover < places.size() ? "t" + failover : "";
            rig.carrier(
                    "t" + at, terms(places.get(at), name), rate(places.get(at).state()));
            calls.put("t" + at, 3);
        }
        return rig.router()
                .policy(RoutePolicy.asOffered())
                .occupancy(trunks -> calls)
                .build()
                .routes(RoutingRig.request());
    }

    private static void expect(List<Place> places, int at, Set<String> expected) {
        if (at >= places.size() || expected.contains("t" + at)) return;
        Place place = places.get(at);
        if (place.state() == State.OFF) return;
        if (place.state() == State.GOOD) {
            if (place.room() == Room.FULL_TO_NEXT) return;
            if (place.room() == Room.FREE) expected.add("t" + at);
        }
        expect(places, at + place.hop(), expected);
    }

    @Property(tries = 500)
    void triesEachTrunkOnceFollowedByWhatStandsInForIt(@ForAll("places") List<Place> places) {
        Set<String> expected = new LinkedHashSet<>();
        for (int at = 0; at < places.size(); at++) {
            Place place = places.get(at);
            if (place.state() == State.GOOD && !place.standby()) expect(places, at, expected);
        }

        assertEquals(List.copyOf(expected), RoutingRig.names(route(places)));
    }

    @Property(tries = 200)
    void saysOfEachTrunkEitherThatItIsTriedOrWhyNot(@ForAll("places") List<Place> places) {
        Routing routing = route(places);

        List<String> told = new ArrayList<>(RoutingRig.names(routing));
        for (Rejection rejection : routing.rejections()) {
            assertFalse(told.contains(rejection.trunk()), routing::toString);
            told.add(rejection.trunk());
        }
        for (int at = 0; at < places.size(); at++) {
            boolean inItsOwnRight = !places.get(at).standby();
            if (inItsOwnRight && !told.contains("t" + at)) {
                throw new AssertionError("nothing is said of t" + at + ": " + routing);
            }
        }
    }
}
