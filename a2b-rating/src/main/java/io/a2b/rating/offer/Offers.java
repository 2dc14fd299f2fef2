package io.a2b.rating.offer;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.offer.OfferResult.Reason;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.Splitter;
import io.a2b.rating.routing.Cost;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.RouteCandidate;
import io.a2b.rating.routing.RouteRequest;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Routing;
import io.a2b.rating.tariff.Candidate;
import io.a2b.rating.tariff.LookupRequest;
import io.a2b.rating.tariff.PlanLookup;
import io.a2b.rating.tariff.PlanMatch;
import io.a2b.rating.tariff.PlanSource;
import io.a2b.rating.tariff.Rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a call would cost and which way it would go, for live calls and simulations alike.
 * Thread-safe; locks and writes nothing.
 *
 * <p>The price is that of the first rate of the plan that a route can be found for. It holds for
 * all routes of the offer: where a plan names a trunk per rate, the trunks of the rates behind may
 * carry the call too, as far as they do not lose money at this price. Further offers are cheaper
 * ones, for callers who cannot pay for the first.
 */
public final class Offers {
    /** So many rates of a plan are tried. */
    private static final int OFFERS_MAX = 8;

    private final PlanSource plans;
    private final Router router;

    public Offers(PlanSource plans, Router router) {
        this.plans = requireNonNull(plans, "plans");
        this.router = requireNonNull(router, "router");
    }

    /** The offers for a call, or the first reason why there are none. */
    public OfferResult find(OfferRequest request) {
        return find(request, plans.lookup(request.plan()));
    }

    /** What {@link #find} finds, and what it leaves out. For people; not made for speed. */
    public OfferExplanation explain(OfferRequest request) {
        Optional<PlanLookup> plan = plans.lookup(request.plan());
        List<Rejection> rejected = plan.map(
                        one -> one.explain(lookup(request), trunk -> true).rejected())
                .orElse(List.of());
        return new OfferExplanation(find(request, plan), rejected);
    }

    private OfferResult find(OfferRequest request, Optional<PlanLookup> plan) {
        if (plan.isEmpty()) return refused(Reason.PLAN_UNKNOWN);
        if (!plan.get().currency().equals(request.currency())) {
            return refused(Reason.CURRENCY_DIFFERS);
        }
        PlanMatch match = plan.get().find(lookup(request));
        if (match.size() == 0) {
            return new OfferResult.Refused(Reason.NUMBER_UNRATED, Optional.of(match), List.of());
        }
        return new Search(request, plan.get(), match).run();
    }

    private static LookupRequest lookup(OfferRequest request) {
        return LookupRequest.of(request.called(), request.at())
                .withCaller(request.callerDigits())
                .withAccessNumber(request.accessNumber());
    }

    private static OfferResult refused(Reason reason) {
        return new OfferResult.Refused(reason, Optional.empty(), List.of());
    }

    /** One rate after the other. */
    private final class Search {
        private final OfferRequest request;
        private final PlanLookup plan;
        private final PlanMatch match;
        private final List<Offer> offers = new ArrayList<>();
        private final List<Routing> routings = new ArrayList<>();
        private long cheapest = Long.MAX_VALUE;

        Search(OfferRequest request, PlanLookup plan, PlanMatch match) {
            this.request = request;
            this.plan = plan;
            this.match = match;
        }

        OfferResult run() {
            int most = Math.min(match.size(), OFFERS_MAX);
            for (int at = 0; at < most; at++) {
                Candidate candidate = match.candidate(at);
                long first = firstSecondMicros(candidate);
                if (first >= cheapest) continue; // no help for whom the offers so far are too dear
                Routing routing = router.routes(routeRequest(at, candidate));
                routings.add(routing);
                if (routing.routes().isEmpty()) continue;
                cheapest = first;
                add(candidate, routing.routes());
            }
            if (!offers.isEmpty()) return new OfferResult.Found(offers, match, routings);
            return new OfferResult.Refused(Reason.NO_ROUTE, Optional.of(match), routings);
        }

        private static long firstSecondMicros(Candidate candidate) {
            Rounding rounding = candidate.deck().terms().rounding();
            return PriceCurve.of(candidate.price(), rounding).chargeMicros(1);
        }

        private RouteRequest routeRequest(int at, Candidate candidate) {
            RouteRequest plain = RouteRequest.of(request.call(), request.called(), request.at())
                    .withCaller(request.callerDigits())
                    .withQuote(candidate.quote());
            return candidate.trunk().isEmpty() ? plain : plain.withCandidates(trunksFrom(at));
        }

        /** The trunk of this rate and of those behind it, each with what its rate says it costs. */
        private List<RouteCandidate> trunksFrom(int first) {
            List<RouteCandidate> trunks = new ArrayList<>();
            for (int at = first; at < match.size(); at++) {
                Candidate candidate = match.candidate(at);
                if (candidate.trunk().isEmpty()) continue;
                trunks.add(new RouteCandidate(
                        candidate.trunk(),
                        candidate
                                .cost()
                                .map(price -> new Cost(
                                        candidate.deck().currency(),
                                        price,
                                        candidate.deck().terms().rounding(),
                                        Optional.of(candidate.deck().version())))));
            }
            return trunks;
        }

        private void add(Candidate candidate, List<Route> routes) {
            Quote quote = new Splitter(candidate.deck(), match.number(), request.callerDigits())
                    .split(
                            candidate.quote(),
                            request.at(),
                            Offer.ringTime(routes),
                            request.talkSecondsMax());
            offers.add(new Offer(quote, routes, plan.plan().allowances()));
        }
    }
}
