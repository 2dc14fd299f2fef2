package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account;
import io.a2b.core.caller.Verdict;
import io.a2b.core.ledger.Balance;
import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.charging.ChargingParts;
import io.a2b.rating.offer.Means;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.offer.OfferExplanation;
import io.a2b.rating.offer.OfferRequest;
import io.a2b.rating.offer.OfferResult;
import io.a2b.rating.offer.Offers;
import io.a2b.rating.pricing.Charge;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.TalkLimit;
import io.a2b.rating.tariff.PlanMatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what would become of a call, by the code that authorises and charges live ones: offers,
 * means, allowances and prices are found and computed in the same places. It writes nothing and
 * sets nothing aside, so a call at the same time may take the money or the free seconds first.
 * Thread-safe.
 */
public final class Simulator {
    private final ChargingParts parts;
    private final Offers offers;
    private final RatingConfig config;
    private final Clock clock;

    private Simulator(ChargingParts parts, RatingConfig config, Clock clock) {
        this.parts = requireNonNull(parts, "parts");
        this.offers = new Offers(parts.plans(), parts.router());
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
    }

    /** @param clock only for calls that name no time */
    public static Simulator over(ChargingParts parts, RatingConfig config, Clock clock) {
        return new Simulator(parts, config, clock);
    }

    /**
     * @throws CurrencyMismatchException if the money that is supposed is not in the currency of the
     *     account
     * @throws A2bException if the database fails
     */
    public Simulation simulate(SimulationRequest request) {
        Instant at = request.at().orElseGet(clock::instant);
        Payer payer = request.payer();
        if (payer instanceof Payer.OfPlan plan) {
            Money available = request.available().orElse(plan.available());
            Means means = Means.of(available, 1, request.talkSecondsMax(), config);
            return new Run(request, at, plan.plan(), means, Optional.empty()).simulate();
        }
        Payer.OfAccount of = (Payer.OfAccount) payer;
        return parts.accounts()
                .find(of.account())
                .map(account -> new Run(
                                request,
                                at,
                                account.terms().tariffPlan(),
                                means(request, account),
                                Optional.of(account))
                        .simulate())
                .orElseGet(() -> Simulation.ofUnknownAccount(request.called(), at));
    }

    private Means means(SimulationRequest request, Account account) {
        Balance balance = parts.ledger()
                .balance(account.id())
                .orElseThrow(() -> new A2bException(
                        ErrorCode.DATA_CORRUPT, "account " + account.id() + " has no balance"));
        Money available = request.available().orElse(balance.available());
        if (!available.currency().equals(account.currency())) {
            throw new CurrencyMismatchException(account.currency(), available.currency());
        }
        return Means.of(account.terms(), balance, available, request.talkSecondsMax(), config);
    }

    /** One simulation. */
    private final class Run {
        private final SimulationRequest request;
        private final Instant at;
        private final String plan;
        private final Means means;
        private final Optional<Account> account;

        Run(
                SimulationRequest request,
                Instant at,
                String plan,
                Means means,
                Optional<Account> account) {
            this.request = request;
            this.at = at;
            this.plan = plan;
            this.means = means;
            this.account = account;
        }

        Simulation simulate() {
            OfferExplanation explained = offers.explain(new OfferRequest(
                    request.call(),
                    plan,
                    means.available().currency(),
                    request.called(),
                    request.callerNumber(),
                    request.accessNumber(),
                    at,
                    means.talkSecondsMax()));
            Optional<Reason> against = account.flatMap(this::against);
            if (explained.result() instanceof OfferResult.Found found) {
                return found(explained, found, against);
            }
            OfferResult.Refused refused = (OfferResult.Refused) explained.result();
            return new Simulation(
                    request.called(),
                    at,
                    plan,
                    Optional.of(means.available()),
                    Optional.of(against.orElse(Reason.of(refused.reason()))),
                    rates(explained, refused.match()),
                    refused.routings(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of());
        }

        private Optional<Reason> against(Account payer) {
            Verdict verdict =
                    parts.rules().judge(payer.id(), request.callerNumber(), request.called());
            return Reason.of(payer.standing(at), verdict);
        }

        private Simulation found(
                OfferExplanation explained, OfferResult.Found found, Optional<Reason> against) {
            Offer offer = covered(means.firstAffordable(found.offers()));
            TalkLimit limit = means.limit(offer);
            return new Simulation(
                    request.called(),
                    at,
                    plan,
                    Optional.of(means.available()),
                    against.or(() -> means.lack(limit).map(Reason::of)),
                    rates(explained, Optional.of(found.match())),
                    found.routings(),
                    Optional.of(offer.quote()),
                    offer.routes(),
                    Optional.of(limit),
                    request.talkSeconds().stream()
                            .map(talk -> priced(offer, talk))
                            .toList());
        }

        private List<ConsideredRate> rates(OfferExplanation explained, Optional<PlanMatch> match) {
            List<ConsideredRate> rates = new ArrayList<>();
            match.ifPresent(found -> found.candidates()
                    .forEach(candidate -> rates.add(ConsideredRate.of(candidate))));
            explained.rejected().forEach(rejection -> rates.add(ConsideredRate.of(rejection)));
            return rates;
        }

        /** With what the first allowance would pay that has something left for this call. */
        private Offer covered(Offer offer) {
            if (account.isEmpty()) return offer;
            long asked = offer.secondsToCover(means.talkSecondsMax());
            for (String name : offer.allowances()) {
                Optional<Allowance> allowance = parts.allowances().find(name);
                if (allowance.isEmpty() || !offer.isCoveredBy(allowance.get())) continue;
                long units = parts.allowances()
                        .left(
                                account.get().id(),
                                allowance.get(),
                                account.get().terms().zone(),
                                at)
                        .units();
                if (units > 0) return offer.withCoverage(allowance.get(), Math.min(asked, units));
            }
            return offer;
        }

        private PricedTalk priced(Offer offer, long talkSeconds) {
            Charge charge = Pricing.charge(offer.quote(), talkSeconds);
            List<PricedTalk.ByRoute> routes = offer.routes().stream()
                    .map(route -> {
                        Optional<Money> cost = route.cost()
                                .map(one -> new Money(one.currency(), one.micros(talkSeconds)))
                                .filter(one -> one.micros() < Long.MAX_VALUE);
                        Optional<Money> margin = cost.filter(one ->
                                        one.currency().equals(charge.amount().currency()))
                                .map(charge.amount()::minus);
                        return new PricedTalk.ByRoute(route.trunk().name(), cost, margin);
                    })
                    .toList();
            return new PricedTalk(
                    charge, routes, Pricing.explain(offer.quote(), request.called(), talkSeconds));
        }
    }
}
