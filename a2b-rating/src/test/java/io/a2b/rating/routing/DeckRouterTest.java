package io.a2b.rating.routing;

import static io.a2b.rating.routing.RoutingRig.MOBILE;
import static io.a2b.rating.routing.RoutingRig.NOON;
import static io.a2b.rating.routing.RoutingRig.USD;
import static io.a2b.rating.routing.RoutingRig.names;
import static io.a2b.rating.routing.RoutingRig.rate;
import static io.a2b.rating.routing.RoutingRig.request;
import static io.a2b.rating.routing.RoutingRig.sold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.cdr.CallId;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.routing.Rejection.Reason;
import io.a2b.rating.routing.TrunkTerms.WhenFull;
import io.a2b.rating.spi.RoutePolicy;

import org.junit.jupiter.api.Test;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class DeckRouterTest {
    private static final TrunkTerms OFF = TrunkTerms.DEFAULT.withStatus(Status.OFF);
    private static final Currency EUR = Currency.getInstance("EUR");

    private final RoutingRig rig = new RoutingRig();

    private Routing route(RouteRequest request) {
        return rig.router().build().routes(request);
    }

    private static Reason reason(Routing routing, String trunk) {
        return rejection(routing, trunk).reason();
    }

    private static Rejection rejection(Routing routing, String trunk) {
        List<Rejection> found = routing.rejections().stream()
                .filter(rejection -> rejection.trunk().equals(trunk))
                .toList();
        assertEquals(1, found.size(), routing::toString);
        return found.get(0);
    }

    private static RouteCandidate candidate(String trunk, long perMinuteMicros) {
        Price price = Price.perMinute(perMinuteMicros, BillingIncrement.SECOND);
        return new RouteCandidate(trunk, Optional.of(Cost.of(USD, price)));
    }

    @Test
    void takesTheCheapestFirstEachCarrierByItsOwnLongestMatch() {
        rig.carrier("a", rate("351", 10_000), rate("3519", 60_000))
                .carrier("b", rate("3", 50_000))
                .carrier("c", rate("35191", 70_000), rate("35192", 1));

        Routing routing = route(request());

        assertEquals(List.of("b", "a", "c"), names(routing));
        assertEquals(
                Optional.of(new DeckVersion("a", 1)),
                routing.routes().get(1).cost().orElseThrow().deck());
        assertEquals(60_000, routing.routes().get(1).cost().orElseThrow().micros(60));
    }

    @Test
    void comparesWhatTheCallCostsAllInNotThePricePerMinute() {
        Rate begunMinutes =
                new Rate(new Prefix("351"), "x", 50_000, new BillingIncrement(60, 60), 0);
        Rate withFee = new Rate(new Prefix("351"), "x", 10_000, BillingIncrement.SECOND, 60_000);
        rig.carrier("minutes", begunMinutes)
                .carrier("seconds", rate("351", 60_000))
                .carrier("fee", withFee);

        assertEquals(
                List.of("seconds", "minutes", "fee"),
                names(route(request().withTalkSecondsExpected(30).withQuote(sold(1_000_000)))));
        assertEquals(
                List.of("fee", "minutes", "seconds"),
                names(route(request().withTalkSecondsExpected(600).withQuote(sold(1_000_000)))));
    }

    @Test
    void blocksADestinationBeforeAnythingElse() {
        rig.carrier("a", OFF, rate("351", 1));

        Routing routing = rig.router()
                .config(RoutingConfig.defaults()
                        .withBlocked(List.of(NumberPattern.parse("_3519X."))))
                .build()
                .routes(request());

        assertEquals(List.of(), routing.routes());
        assertEquals(Reason.BLOCKED_DESTINATION, reason(routing, "a"));
    }

    @Test
    void knowsNoTrunkThatOnlyThePlanKnows() {
        Routing routing = route(request().withCandidates(List.of(candidate("ghost", 1))));

        assertEquals(Reason.TRUNK_UNKNOWN, reason(routing, "ghost"));
    }

    @Test
    void takesOneRoutePerTrunkAtTheFirstRateForIt() {
        rig.trunk("a", TrunkTerms.DEFAULT);

        Routing routing = route(
                request().withCandidates(List.of(candidate("a", 20_000), candidate("a", 10_000))));

        assertEquals(List.of("a"), names(routing));
        assertEquals(20_000, routing.routes().get(0).cost().orElseThrow().micros(60));
        assertEquals(Reason.DUPLICATE_TRUNK, reason(routing, "a"));
    }

    @Test
    void leavesATrunkAloneThatIsOffWhateverElseIsWrong() {
        rig.carriers.add(Carrier.of("c", USD, "missing").withStatus(Status.OFF));
        rig.trunk("a", OFF.withCarrier("c"));

        assertEquals(Reason.TRUNK_OFF, reason(route(request()), "a"));
    }

    @Test
    void leavesTheTrunksOfACarrierAloneThatIsOff() {
        rig.carriers.add(Carrier.of("c", USD, "missing").withStatus(Status.OFF));
        rig.trunk("a", TrunkTerms.DEFAULT.withCarrier("c"));

        assertEquals(Reason.CARRIER_OFF, reason(route(request()), "a"));
    }

    @Test
    void saysThatTheDeckOfACarrierIsNotThere() {
        rig.carriers.add(Carrier.of("c", USD, "missing"));
        rig.trunk("a", TrunkTerms.DEFAULT.withCarrier("c"));

        assertEquals(Reason.DECK_UNKNOWN, reason(route(request()), "a"));
    }

    @Test
    void refusesACarrierThatHasNoRateForTheNumberThoughThePlanHasACost() {
        rig.carrier("a", rate("44", 1));

        Routing routing = route(request().withCandidates(List.of(candidate("a", 1))));

        assertEquals(Reason.NO_COST_RATE, reason(routing, "a"));
    }

    @Test
    void refusesATrunkWhoseCostNobodyKnowsAsItMayLoseMoney() {
        rig.trunk("a", TrunkTerms.DEFAULT);

        assertEquals(Reason.NO_COST_RATE, reason(route(request()), "a"));
    }

    @Test
    void takesATrunkWhoseCostNobodyKnowsLastWithoutAGuard() {
        rig.trunk("a", TrunkTerms.DEFAULT).carrier("b", rate("351", 90_000));

        Routing routing = rig.router()
                .config(RoutingConfig.defaults().withGuard(MarginGuard.OFF))
                .build()
                .routes(request());

        assertEquals(List.of("b", "a"), names(routing));
    }

    @Test
    void saysThatARateIsNotValidYet() {
        Rate later = rate("351", 1);
        later = later.withTerms(
                later.terms().withValidity(Validity.ALWAYS.withFrom(NOON.plusSeconds(1))));
        rig.deck("a", EUR, later);
        rig.carriers.add(Carrier.of("a", USD, "a"));
        rig.trunk("a", TrunkTerms.DEFAULT.withCarrier("a"));

        assertEquals(Reason.COST_NOT_VALID, reason(route(request()), "a"));
    }

    @Test
    void findsACarriersRateForTheCallersOfAnOrigin() {
        Rate european = rate("351", 10_000);
        european = european.withTerms(european.terms().withCallerPrefix("34"));
        rig.carrier("a", european);

        assertEquals(Reason.COST_NOT_VALID, reason(route(request()), "a"));
        assertEquals(List.of("a"), names(route(request().withCaller("+34911"))));
    }

    @Test
    void takesOnlyRatesForItsTrunk() {
        Rate premium = rate("3519", 10_000);
        premium = premium.withTerms(premium.terms().withTrunk("premium"));
        rig.carrier("a", premium, rate("351", 70_000), rate("3", 1))
                .trunk("premium", TrunkTerms.DEFAULT.withCarrier("a"));

        Routing routing = route(request());

        assertEquals(List.of("premium", "a"), names(routing));
        assertEquals(70_000, routing.routes().get(1).cost().orElseThrow().micros(60));
    }

    @Test
    void neverTakesOneCurrencyForAnother() {
        rig.deck("e", EUR, rate("351", 1));
        rig.carriers.add(Carrier.of("e", EUR, "e"));
        rig.carriers.add(Carrier.of("wrong", USD, "e"));
        rig.trunk("a", TrunkTerms.DEFAULT.withCarrier("e"))
                .trunk("b", TrunkTerms.DEFAULT.withCarrier("wrong"));

        Routing routing = route(request());

        assertEquals(Reason.CURRENCY_DIFFERS, reason(routing, "a"));
        assertEquals(Reason.CURRENCY_DIFFERS, reason(routing, "b"));
    }

    @Test
    void saysHowMuchARouteLoses() {
        rig.carrier("a", rate("351", 100_001)).carrier("b", rate("351", 100_000));

        Routing routing = route(request());

        assertEquals(List.of("b"), names(routing));
        Margin margin = rejection(routing, "a").margin().orElseThrow();
        assertEquals(new Margin(60, 100_000, 100_001, 0), margin);
        assertEquals(
                "not a: loses money, 60 s bring 0.10 and cost 0.100001: margin -0.000001,"
                        + " at least 0.00",
                rejection(routing, "a").toString());
    }

    @Test
    void doesNotTakeFreeSecondsOfAnAllowanceForALoss() {
        rig.carrier("a", rate("351", 90_000));

        Routing routing = route(request()
                .withQuote(sold(100_000).withCoverage(new Coverage("free", Coverage.WHOLE_CALL))));

        assertEquals(List.of("a"), names(routing));
    }

    @Test
    void asksForAMarginOfSomePercent() {
        rig.carrier("a", rate("351", 95_000)).carrier("b", rate("351", 95_001));

        Routing routing = rig.router()
                .config(RoutingConfig.defaults().withGuard(MarginGuard.atLeastBasisPoints(500)))
                .build()
                .routes(request());

        assertEquals(List.of("a"), names(routing));
        assertEquals(Reason.LOSES_MONEY, reason(routing, "b"));
    }

    @Test
    void passesAFullTrunkByAndAsksOnceHowManyCallsThereAre() {
        AtomicInteger asked = new AtomicInteger();
        TrunkTerms two = TrunkTerms.DEFAULT.withCallsMax(2, WhenFull.NEXT_ROUTE);
        rig.carrier("a", two, rate("351", 1))
                .carrier("b", two, rate("351", 2))
                .carrier("c", rate("351", 3));

        Routing routing = rig.router()
                .occupancy(trunks -> {
                    asked.incrementAndGet();
                    return Map.of("a", 2, "b", 1, "c", 1_000);
                })
                .build()
                .routes(request());

        assertEquals(List.of("b", "c"), names(routing));
        assertEquals(Reason.TRUNK_FULL, reason(routing, "a"));
        assertEquals(1, asked.get());
    }

    @Test
    void saysOfALosingTrunkThatItLosesThoughItIsFullToo() {
        TrunkTerms one = TrunkTerms.DEFAULT.withCallsMax(1, WhenFull.NEXT_ROUTE);
        rig.carrier("a", one, rate("351", 1_000_000));

        Routing routing =
                rig.router().occupancy(trunks -> Map.of("a", 1)).build().routes(request());

        assertEquals(Reason.LOSES_MONEY, reason(routing, "a"));
    }

    @Test
    void saysWhatThePolicyLeftOut() {
        rig.carrier("a", rate("351", 1)).carrier("b", rate("351", 2));

        Routing routing = rig.router()
                .policy((request, offers) -> offers.subList(1, 2))
                .build()
                .routes(request());

        assertEquals(List.of("b"), names(routing));
        assertEquals(Reason.LEFT_OUT, reason(routing, "a"));
    }

    @Test
    void doesNotBelieveAPolicyThatInventsRoutes() {
        rig.carrier("a", rate("351", 1));
        RoutePolicy twice = (request, offers) -> List.of(offers.get(0), offers.get(0));
        Router router = rig.router().policy(twice).build();

        assertThrows(IllegalStateException.class, () -> router.routes(request()));
    }

    @Test
    void triesTheFailoverRightAfterItsTrunkAtItsOwnCost() {
        TrunkTerms withFailover = TrunkTerms.DEFAULT.withFailover("f");
        rig.carrier("a", withFailover, rate("351", 1))
                .carrier("b", rate("351", 2))
                .carrier("f", rate("351", 90_000));

        Routing routing = route(request());

        assertEquals(List.of("a", "f", "b"), names(routing));
        assertEquals("a", routing.routes().get(1).failoverFor());
        assertEquals(90_000, routing.routes().get(1).cost().orElseThrow().micros(60));
    }

    @Test
    void takesAFailoverAtTheCostOfItsLegWhenItsOwnIsNotKnown() {
        rig.carrier("a", TrunkTerms.DEFAULT.withFailover("f"), rate("351", 40_000))
                .trunk("f", TrunkTerms.DEFAULT);

        Routing routing = route(request());

        assertEquals(List.of("a", "f"), names(routing));
        assertEquals(40_000, routing.routes().get(1).cost().orElseThrow().micros(60));
        assertEquals(List.of(), routing.rejections());
    }

    @Test
    void dropsAFailoverThatLosesMoneyButGoesOnToItsOwnFailover() {
        rig.carrier("a", TrunkTerms.DEFAULT.withFailover("f"), rate("351", 1))
                .carrier(
                        "f",
                        TrunkTerms.DEFAULT.withWeight(0).withFailover("g"),
                        rate("351", 200_000))
                .carrier("g", TrunkTerms.DEFAULT.withWeight(0), rate("351", 5));

        Routing routing = route(request());

        assertEquals(List.of("a", "g"), names(routing));
        assertEquals(Reason.LOSES_MONEY, reason(routing, "f"));
    }

    @Test
    void stopsAtAFailoverThatIsOff() {
        rig.carrier("a", TrunkTerms.DEFAULT.withFailover("f"), rate("351", 1))
                .carrier("f", OFF.withWeight(0).withFailover("g"), rate("351", 2))
                .carrier("g", TrunkTerms.DEFAULT.withWeight(0), rate("351", 3));

        Routing routing = route(request());

        assertEquals(List.of("a"), names(routing));
        assertEquals(Reason.TRUNK_OFF, reason(routing, "f"));
    }

    @Test
    void letsTheFailoverTakeThePlaceOfAFullTrunk() {
        TrunkTerms one = TrunkTerms.DEFAULT.withFailover("f").withCallsMax(1, WhenFull.FAILOVER);
        rig.carrier("a", one, rate("351", 1))
                .carrier("b", rate("351", 2))
                .carrier("f", TrunkTerms.DEFAULT.withWeight(0), rate("351", 3));

        Router router = rig.router().occupancy(trunks -> Map.of("a", 1)).build();

        assertEquals(List.of("f", "b"), names(router.routes(request())));
        assertEquals(Reason.TRUNK_FULL, reason(router.routes(request()), "a"));
    }

    @Test
    void passesTheFailoverByTooWhenAFullTrunkSaysNextRoute() {
        TrunkTerms one = TrunkTerms.DEFAULT.withFailover("f").withCallsMax(1, WhenFull.NEXT_ROUTE);
        rig.carrier("a", one, rate("351", 1))
                .carrier("b", rate("351", 2))
                .carrier("f", TrunkTerms.DEFAULT.withWeight(0), rate("351", 3));

        Router router = rig.router().occupancy(trunks -> Map.of("a", 1)).build();

        assertEquals(List.of("b"), names(router.routes(request())));
    }

    @Test
    void keepsTheOrderOfThePlanWhenThatIsThePolicy() {
        rig.trunk("a", TrunkTerms.DEFAULT).trunk("b", TrunkTerms.DEFAULT);
        Router router = rig.router().policy(RoutePolicy.asOffered()).build();

        Routing routing = router.routes(
                request().withCandidates(List.of(candidate("b", 2), candidate("a", 1))));

        assertEquals(List.of("b", "a"), names(routing));
    }

    @Test
    void saysNothingOfMarginsWithoutAPrice() {
        rig.carrier("a", rate("351", 900_000));

        Routing routing = route(RouteRequest.of(new CallId("call-1"), MOBILE, NOON));

        assertEquals(List.of("a"), names(routing));
        assertEquals(180, routing.talkSecondsExpected());
    }

    @Test
    void explainsItselfToPeople() {
        rig.carrier("a", TrunkTerms.DEFAULT.withFailover("f"), rate("351", 10_000))
                .carrier("b", OFF, rate("351", 2))
                .carrier("f", rate("351", 20_000));

        assertEquals("""
                routes for 351912345678, portability not asked
                a: 60 s cost USD 0.01, rate deck a v1
                f, failover for a: 60 s cost USD 0.02, rate deck f v1
                not b: trunk off""", route(request()).toString());
    }

    @Test
    void asksDecksForWhereANumberMovedTo() {
        rig.carrier("a", rate("351", 1), rate("99", 50_000));
        RoutingNumber moved = new RoutingNumber("99351912345678");

        Routing routing = rig.router()
                .portability(new PortabilityLookup(
                        called -> Optional.of(moved),
                        Runnable::run,
                        java.time.Clock.systemUTC(),
                        PortabilityLookup.Limits.defaults()))
                .build()
                .routes(request());

        assertEquals(50_000, routing.routes().get(0).cost().orElseThrow().micros(60));
        assertEquals(RoutedNumber.ported(MOBILE, moved), routing.number());
        assertTrue(routing.toString().contains("ported to 99351912345678"), routing::toString);
    }
}
