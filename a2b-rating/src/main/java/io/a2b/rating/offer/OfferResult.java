package io.a2b.rating.offer;

import io.a2b.rating.routing.Routing;
import io.a2b.rating.tariff.PlanMatch;

import java.util.List;
import java.util.Optional;

/** What there is for a call. */
public sealed interface OfferResult {
    /**
     * It can be carried.
     *
     * @param offers at least one; the others are for those who cannot pay for the first
     * @param match the rates that came into question
     * @param routings the ways that were looked for, for one rate after the other
     */
    record Found(List<Offer> offers, PlanMatch match, List<Routing> routings)
            implements OfferResult {
        public Found {
            offers = List.copyOf(offers);
            routings = List.copyOf(routings);
            if (offers.isEmpty()) throw new IllegalArgumentException("offers: none");
        }
    }

    /**
     * It cannot.
     *
     * @param match empty if no rate was looked for
     * @param routings empty if no way was looked for
     */
    record Refused(Reason reason, Optional<PlanMatch> match, List<Routing> routings)
            implements OfferResult {
        public Refused {
            routings = List.copyOf(routings);
        }
    }

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        /** There is neither a tariff plan nor a rate deck of that name. */
        PLAN_UNKNOWN,
        CURRENCY_DIFFERS,
        /** No rate of the plan is for this call. */
        NUMBER_UNRATED,
        /** No trunk can carry the call. */
        NO_ROUTE
    }
}
