package io.a2b.rating.routing;

import io.a2b.core.cdr.CallId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws lots for a call: the same lots on every node and in every version of Java. SplitMix64,
 * begun at the FNV-1a hash of the call's id.
 */
final class WeightedDraw {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    WeightedDraw(CallId call) {
        long hash = FNV_OFFSET;
        String id = call.value();
        for (int at = 0; at < id.length(); at++) hash = (hash ^ id.charAt(at)) * FNV_PRIME;
        state = hash;
    }

    /** One after the other, each with the chance that its weight is among those left. */
    List<RouteOffer> order(List<RouteOffer> offers) {
        List<RouteOffer> left = new ArrayList<>(offers);
        // the answer must not depend on the order in which trunks were found
        left.sort(Comparator.comparing(offer -> offer.trunk().name()));
        List<RouteOffer> drawn = new ArrayList<>(left.size());
        long weights = 0;
        for (RouteOffer offer : left) weights += weight(offer);
        while (weights > 0) {
            RouteOffer offer = left.remove(place(left, Long.remainderUnsigned(next(), weights)));
            weights -= weight(offer);
            drawn.add(offer);
        }
        drawn.addAll(left);
        return drawn;
    }

    private static int place(List<RouteOffer> offers, long lot) {
        long rest = lot;
        int place = 0;
        while (rest >= weight(offers.get(place))) {
            rest -= weight(offers.get(place));
            place++;
        }
        return place;
    }

    private static int weight(RouteOffer offer) {
        return offer.trunk().terms().weight();
    }

    private long next() {
        state += GOLDEN;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
