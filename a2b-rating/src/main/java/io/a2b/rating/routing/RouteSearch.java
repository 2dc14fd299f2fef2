package io.a2b.rating.routing;

import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.routing.Appraisal.Acceptable;
import io.a2b.rating.routing.Appraisal.Unacceptable;
import io.a2b.rating.routing.Rejection.Reason;
import io.a2b.rating.routing.TrunkTerms.WhenFull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call's search for its routes: what may carry it is appraised, then ordered by the policy,
 * then each trunk is followed by what stands in for it. Used once, by one thread.
 */
final class RouteSearch {
    private final DeckRouter router;
    private final RouteRequest request;
    private final TrunkSet trunks;
    private final Appraiser appraiser;

    /** What the tariff plan says that its trunks cost. */
    private final Map<String, Optional<Cost>> planned = new LinkedHashMap<>();

    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Map<String, Rejection> rejections = new LinkedHashMap<>();
    private final List<Rejection> repeated = new ArrayList<>();

    /** Null until it is asked for. */
    private Map<String, Integer> callsNow;

    RouteSearch(DeckRouter router, RouteRequest request) {
        this.router = router;
        this.request = request;
        trunks = router.trunks.get();
        appraiser = new Appraiser(router, request, trunks);
        for (RouteCandidate candidate : request.candidates()) {
            boolean first = planned.putIfAbsent(candidate.trunk(), candidate.cost()) == null;
            if (!first) {
                repeated.add(Rejection.of(candidate.trunk(), Reason.DUPLICATE_TRUNK));
            }
        }
    }

    Routing run() {
        List<String> names = names();
        if (isBlocked()) {
            for (String name : names) reject(Rejection.of(name, Reason.BLOCKED_DESTINATION));
        } else {
            List<RouteOffer> offers = offers(names);
            for (RouteOffer offer : ordered(offers)) follow(offer);
        }
        List<Rejection> all = new ArrayList<>(rejections.values());
        all.addAll(repeated);
        return new Routing(
                appraiser.number(), appraiser.talkSeconds(), List.copyOf(routes.values()), all);
    }

    /** The trunks that may carry the call in their own right. */
    private List<String> names() {
        if (!request.candidates().isEmpty()) return List.copyOf(planned.keySet());
        List<String> names = new ArrayList<>();
        for (Trunk trunk : trunks.trunks()) {
            if (trunk.terms().weight() > 0) names.add(trunk.name());
        }
        return names;
    }

    private boolean isBlocked() {
        for (NumberPattern pattern : router.config.blocked()) {
            if (pattern.matches(request.called().digits())) return true;
        }
        return false;
    }

    private List<RouteOffer> offers(List<String> names) {
        List<RouteOffer> offers = new ArrayList<>(names.size());
        for (String name : names) {
            Optional<Trunk> trunk = trunks.find(name);
            if (trunk.isEmpty()) {
                reject(Rejection.of(name, Reason.TRUNK_UNKNOWN));
                continue;
            }
            Appraisal appraisal = appraiser.appraise(trunk.get(), plannedCost(name));
            if (appraisal instanceof Acceptable acceptable) offers.add(acceptable.offer());
            if (appraisal instanceof Unacceptable not) reject(not.rejection());
        }
        return offers;
    }

    private Optional<Cost> plannedCost(String trunk) {
        return planned.getOrDefault(trunk, Optional.empty());
    }

    /** What the policy says, if it keeps to its word. */
    private List<RouteOffer> ordered(List<RouteOffer> offers) {
        Map<String, RouteOffer> left = new LinkedHashMap<>();
        for (RouteOffer offer : offers) left.put(offer.trunk().name(), offer);
        List<RouteOffer> ordered = router.policy.order(request, List.copyOf(offers));
        for (RouteOffer offer : ordered) {
            if (!left.remove(offer.trunk().name(), offer)) {
                throw new IllegalStateException(router.policy + ": "
                        + offer.trunk().name() + " was not offered, or is there twice");
            }
        }
        for (String name : left.keySet()) reject(Rejection.of(name, Reason.LEFT_OUT));
        return ordered;
    }

    /** A trunk, and after it what stands in for it, one for the other. */
    private void follow(RouteOffer offer) {
        Trunk trunk = offer.trunk();
        if (routes.containsKey(trunk.name())) return; // it stood in for an earlier one
        boolean goesOn = take(offer, "");
        Optional<Cost> leg = offer.cost();
        String name = trunk.terms().failover();
        while (goesOn && !name.isEmpty() && !routes.containsKey(name)) {
            Trunk next = trunks.find(name).orElseThrow(); // a set knows all its failovers
            Appraisal appraisal = appraiser.appraise(next, costAsFailover(name, leg));
            if (appraisal instanceof Acceptable acceptable) {
                goesOn = take(acceptable.offer(), trunk.name());
                leg = acceptable.offer().cost();
            }
            if (appraisal instanceof Unacceptable not) {
                reject(not.rejection());
                goesOn = !isOff(not.rejection().reason());
            }
            name = next.terms().failover();
        }
    }

    /** What stands in for a trunk is taken at the cost of that one, when its own is not known. */
    private Optional<Cost> costAsFailover(String trunk, Optional<Cost> leg) {
        Optional<Cost> own = plannedCost(trunk);
        return own.isPresent() ? own : leg;
    }

    private static boolean isOff(Reason reason) {
        return reason == Reason.TRUNK_OFF || reason == Reason.CARRIER_OFF;
    }

    /** Whether the call may go on to what stands in for the trunk. */
    private boolean take(RouteOffer offer, String failoverFor) {
        Trunk trunk = offer.trunk();
        if (isFull(trunk)) {
            reject(Rejection.of(trunk.name(), Reason.TRUNK_FULL));
            return trunk.terms().whenFull() == WhenFull.FAILOVER;
        }
        rejections.remove(trunk.name());
        routes.put(trunk.name(), new Route(trunk, offer.cost(), failoverFor));
        return true;
    }

    private boolean isFull(Trunk trunk) {
        int callsMax = trunk.terms().callsMax();
        if (callsMax == 0) return false;
        if (callsNow == null) callsNow = router.occupancy.callsNow(trunks.limitedTrunks());
        return callsNow.getOrDefault(trunk.name(), 0) >= callsMax;
    }

    private void reject(Rejection rejection) {
        rejections.putIfAbsent(rejection.trunk(), rejection);
    }
}
