package io.a2b.rating.routing;

import static io.a2b.rating.routing.RoutingRig.NOON;
import static io.a2b.rating.routing.RoutingRig.USD;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Prices;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.pricing.Quote;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class RoutingProperties {
    private static final PhoneNumber CALLED = new PhoneNumber("123123123");

    /** A carrier: what it bills for which prefix, and how that is rounded. */
    record Offered(Map<String, Price> rates, Rounding rounding) {
        RateDeck deck(String name) {
            List<Rate> list = new ArrayList<>();
            for (Map.Entry<String, Price> rate : rates.entrySet()) {
                Rate plain = RoutingRig.rate(rate.getKey(), 0);
                list.add(plain.withTerms(plain.terms().withPrice(rate.getValue())));
            }
            return RateDeck.of(
                    new DeckVersion(name, 1), DeckTerms.of(USD).withRounding(rounding), list);
        }

        /** What the longest prefix costs, found the long way. */
        Optional<Long> costMicros(int talkSeconds) {
            return rates.keySet().stream()
                    .filter(CALLED.digits()::startsWith)
                    .max(Comparator.comparing(String::length))
                    .map(prefix ->
                            PriceCurve.of(rates.get(prefix), rounding).chargeMicros(talkSeconds));
        }
    }

    @Provide
    Arbitrary<List<Offered>> carriers() {
        Arbitrary<String> prefixes = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9).map(end -> CALLED.digits().substring(0, end)),
                Arbitraries.of("2", "13", "1232"));
        Arbitrary<Map<String, Price>> rates =
                Arbitraries.maps(prefixes, Prices.mixed()).ofMinSize(0).ofMaxSize(4);
        return Combinators.combine(rates, Prices.roundings())
                .as(Offered::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Quote> quotes() {
        return Combinators.combine(Prices.rising(), Prices.roundings()).as((price, rounding) -> {
            Quote quote = RoutingRig.sold(price);
            return new Quote(
                    quote.deck(),
                    USD,
                    rounding,
                    quote.rate(),
                    0,
                    Optional.empty(),
                    Optional.empty());
        });
    }

    private static RouterBuilder router(List<Offered> offered, List<TrunkTerms> terms) {
        Map<String, RateDeck> decks = new HashMap<>();
        List<Carrier> carriers = new ArrayList<>();
        List<Trunk> trunks = new ArrayList<>();
        for (int at = 0; at < offered.size(); at++) {
            String name = "t" + at;
            decks.put(name, offered.get(at).deck(name));
            carriers.add(Carrier.of(name, USD, name));
            trunks.add(Trunk.of(name, "PJSIP", name).withTerms(terms.get(at).withCarrier(name)));
        }
        TrunkSet set = TrunkSet.of(carriers, trunks);
        return Router.over(() -> set, name -> Optional.ofNullable(decks.get(name)));
    }

    private static RouteRequest request(Quote quote, int talkSeconds) {
        return RouteRequest.of(new CallId("call"), CALLED, NOON)
                .withQuote(quote)
                .withTalkSecondsExpected(talkSeconds);
    }

    private static List<TrunkTerms> plain(int count) {
        return Collections.nCopies(count, TrunkTerms.DEFAULT);
    }

    @Property(tries = 300)
    void ordersAsABruteForceSearchDoes(
            @ForAll("carriers") List<Offered> carriers,
            @ForAll("quotes") Quote quote,
            @ForAll @IntRange(min = 1, max = 7200) int talkSeconds) {
        long charge = Math.max(
                0, PriceCurve.of(quote.rate().price(), quote.rounding()).chargeMicros(talkSeconds));
        Map<String, Long> costs = new HashMap<>();
        for (int at = 0; at < carriers.size(); at++) {
            Optional<Long> cost = carriers.get(at).costMicros(talkSeconds);
            if (cost.isPresent() && cost.get() <= charge) costs.put("t" + at, cost.get());
        }
        List<String> expected = new ArrayList<>(costs.keySet());
        expected.sort(Comparator.comparing((String name) -> costs.get(name))
                .thenComparing(Comparator.naturalOrder()));

        Routing routing = router(carriers, plain(carriers.size()))
                .build()
                .routes(request(quote, talkSeconds));

        assertEquals(expected, RoutingRig.names(routing));
        assertEquals(
                carriers.size(), routing.routes().size() + routing.rejections().size());
    }

    @Property(tries = 300)
    void neverLetsALosingRouteThroughNotEvenAsFailover(
            @ForAll("carriers") List<Offered> carriers,
            @ForAll("quotes") Quote quote,
            @ForAll @IntRange(min = 1, max = 7200) int talkSeconds,
            @ForAll @IntRange(min = 0, max = 10_000) int basisPoints,
            @ForAll Random random) {
        MarginGuard guard = MarginGuard.atLeastBasisPoints(basisPoints);
        List<TrunkTerms> terms = new ArrayList<>();
        for (int at = 0; at < carriers.size(); at++) {
            String next = at + 1 < carriers.size() ? "t" + (at + 1) : "";
            terms.add(TrunkTerms.DEFAULT.withFailover(random.nextBoolean() ? next : ""));
        }
        long charge =
                PriceCurve.of(quote.rate().price(), quote.rounding()).chargeMicros(talkSeconds);

        Routing routing = router(carriers, terms)
                .config(RoutingConfig.defaults().withGuard(guard))
                .policy(new WeightPolicy())
                .build()
                .routes(request(quote, talkSeconds));

        Set<String> seen = new HashSet<>();
        for (Route route : routing.routes()) {
            assertTrue(seen.add(route.trunk().name()), routing::toString);
            int at = Integer.parseInt(route.trunk().name().substring(1));
            long cost = carriers.get(at).costMicros(talkSeconds).orElseThrow();
            assertEquals(cost, route.cost().orElseThrow().micros(talkSeconds));
            // exactly: (charge - cost) / charge >= basis points / 10,000
            BigInteger left =
                    BigInteger.valueOf(charge - cost).multiply(BigInteger.valueOf(10_000));
            BigInteger least = BigInteger.valueOf(charge).multiply(BigInteger.valueOf(basisPoints));
            assertTrue(left.compareTo(least) >= 0, routing::toString);
        }
    }

    @Property(tries = 100)
    void dropsNothingThatEarns(
            @ForAll("carriers") List<Offered> carriers,
            @ForAll("quotes") Quote quote,
            @ForAll @IntRange(min = 1, max = 7200) int talkSeconds) {
        Routing routing = router(carriers, plain(carriers.size()))
                .build()
                .routes(request(quote, talkSeconds));

        for (Rejection rejection : routing.rejections()) {
            int at = Integer.parseInt(rejection.trunk().substring(1));
            Optional<Long> cost = carriers.get(at).costMicros(talkSeconds);
            assertEquals(
                    cost.isPresent() ? Rejection.Reason.LOSES_MONEY : Rejection.Reason.NO_COST_RATE,
                    rejection.reason());
            cost.ifPresent(micros -> {
                Margin margin = rejection.margin().orElseThrow();
                assertEquals(micros, margin.costMicros());
                assertTrue(margin.micros() < 0);
            });
        }
    }

    @Property(tries = 100)
    void answersTheSameWhenAskedAgain(
            @ForAll("carriers") List<Offered> carriers, @ForAll("quotes") Quote quote) {
        RouterBuilder router =
                router(carriers, plain(carriers.size())).policy(new PriorityPolicy());

        assertEquals(
                router.build().routes(request(quote, 60)),
                router.build().routes(request(quote, 60)));
    }

    @Property(tries = 200)
    void acceptsFailoversExactlyWhenTheyEnd(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = -1, max = 5) Integer> targets) {
        List<Trunk> trunks = new ArrayList<>();
        boolean selfish = false;
        for (int at = 0; at < targets.size(); at++) {
            int target = targets.get(at) % targets.size();
            selfish |= target == at;
            if (!selfish) {
                TrunkTerms terms = TrunkTerms.DEFAULT.withFailover(target < 0 ? "" : "t" + target);
                trunks.add(Trunk.of("t" + at, "PJSIP", "t").withTerms(terms));
            }
        }
        if (selfish) return; // refused by the trunk itself
        boolean ends = true;
        for (int start = 0; start < targets.size(); start++) {
            int at = start;
            for (int hops = 0; at >= 0 && hops <= targets.size(); hops++) {
                at = targets.get(at) % targets.size();
            }
            ends &= at < 0;
        }
        if (ends) {
            assertEquals(trunks, TrunkSet.of(List.of(), trunks).trunks());
        } else {
            assertThrows(FailoverCycleException.class, () -> TrunkSet.of(List.of(), trunks));
        }
    }
}
