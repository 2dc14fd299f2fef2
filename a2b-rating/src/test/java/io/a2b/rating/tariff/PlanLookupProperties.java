package io.a2b.rating.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.WeekWindow;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.tariff.PlanOracle.Line;
import io.a2b.rating.tariff.PlanOracle.Verdict;
import io.a2b.rating.tariff.TariffPlan.Matching;
import io.a2b.rating.tariff.TariffPlan.Order;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans over a few digits, so that everything often applies at once. */
class PlanLookupProperties {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Set<String> USABLE = Set.of("a", "b");

    @Property
    void findsWhatLookingAtAllRatesFinds(
            @ForAll("plans") PlanLookup plan, @ForAll("requests") LookupRequest request) {
        PlanOracle oracle = new PlanOracle(plan, request, USABLE);
        PlanMatch match = plan.find(request, USABLE::contains);

        assertEquals(oracle.accepted(), lines(plan, match.candidates()));
        assertEquals(oracle.outcome(), match.outcome());
    }

    @Property(tries = 500)
    void saysOfEveryMatchingRateWhyItIsNotFound(
            @ForAll("plans") PlanLookup plan, @ForAll("requests") LookupRequest request) {
        PlanOracle oracle = new PlanOracle(plan, request, USABLE);
        PlanExplanation explanation = plan.explain(request, USABLE::contains);

        assertEquals(oracle.accepted(), lines(plan, explanation.accepted()));
        assertEquals(count(oracle.rejected()), count(verdicts(explanation)));
    }

    @Property
    void findsInASingleDeckWhatTheDeckFinds(
            @ForAll("trunklessRates") List<Rate> rates, @ForAll("requests") LookupRequest request) {
        RateDeck deck = deck("deck-0", rates);

        Optional<Rate> found = PlanLookup.ofDeck(deck).find(request).candidates().stream()
                .findFirst()
                .map(Candidate::rate);

        assertEquals(deck.find(request.number(), request.caller(), request.at()), found);
    }

    @Property(tries = 300)
    void usesEachTrunkOnce(
            @ForAll("plans") PlanLookup plan, @ForAll("requests") LookupRequest request) {
        List<String> trunks = plan.find(request).candidates().stream()
                .map(Candidate::trunk)
                .filter(trunk -> !trunk.isEmpty())
                .toList();
        assertEquals(trunks.size(), Set.copyOf(trunks).size());
    }

    @Property(tries = 200)
    void namesARateUnlessTheWholeDeckIsLeftOut(
            @ForAll("plans") PlanLookup plan, @ForAll("requests") LookupRequest request) {
        PlanExplanation explanation = plan.explain(request, USABLE::contains);
        for (Rejection rejection : explanation.rejected()) {
            boolean ofDeck = rejection.reason().name().startsWith("DECK_");
            assertEquals(ofDeck, rejection.rate().isEmpty(), rejection::toString);
        }
    }

    private static List<Line> lines(PlanLookup plan, List<Candidate> candidates) {
        List<Line> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            int deck = plan.decks().indexOf(candidate.deck());
            int ordinal = candidate.deck().ordinal(candidate.row());
            lines.add(new Line(deck, ordinal, candidate.rate(), candidate.trunk()));
        }
        return lines;
    }

    private static List<Verdict> verdicts(PlanExplanation explanation) {
        return explanation.rejected().stream()
                .map(one -> new Verdict(
                        one.deck().version().deck(), one.rate(), one.trunk(), one.reason()))
                .toList();
    }

    private static Map<Verdict, Integer> count(List<Verdict> verdicts) {
        Map<Verdict, Integer> counts = new HashMap<>();
        for (Verdict verdict : verdicts) counts.merge(verdict, 1, Integer::sum);
        return counts;
    }

    private static RateDeck deck(String name, List<Rate> rates) {
        DeckTerms terms = DeckTerms.of(Currency.getInstance("USD")).withRounding(Rounding.LEGACY);
        return RateDeck.of(new DeckVersion(name, 1), terms, rates);
    }

    @Provide
    Arbitrary<PlanLookup> plans() {
        Arbitrary<List<Rate>> decks = rates(Arbitraries.of("", "", "a", "b", "off"));
        return Combinators.combine(
                        decks.list().ofMinSize(1).ofMaxSize(4),
                        places().list().ofSize(4),
                        Arbitraries.of(Order.class),
                        Arbitraries.of(Matching.class))
                .as(PlanLookupProperties::plan);
    }

    private static PlanLookup plan(
            List<List<Rate>> rates, List<PlanDeck> places, Order order, Matching matching) {
        List<RateDeck> decks = new ArrayList<>();
        List<PlanDeck> named = new ArrayList<>();
        for (int at = 0; at < rates.size(); at++) {
            PlanDeck place = places.get(at);
            String name = "deck-" + at;
            decks.add(deck(name, rates.get(at)));
            named.add(new PlanDeck(
                    name,
                    place.accessNumbers(),
                    place.callerNumbers(),
                    place.trunk(),
                    place.validity()));
        }
        TariffPlan plan = TariffPlan.of("plan", named.toArray(PlanDeck[]::new))
                .withOrder(order)
                .withMatching(matching);
        return PlanLookup.of(plan, decks);
    }

    private static Arbitrary<PlanDeck> places() {
        Arbitrary<Set<String>> bound = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Set.of())),
                Tuple.of(1, Arbitraries.of("1", "12", "2").set().ofMinSize(1).ofMaxSize(2)));
        return Combinators.combine(bound, bound, Arbitraries.of("", "", "a", "off"), validities())
                .as((access, callers, trunk, validity) ->
                        new PlanDeck("deck", access, callers, trunk, validity));
    }

    @Provide
    Arbitrary<List<Rate>> trunklessRates() {
        return rates(Arbitraries.just(""));
    }

    private static Arbitrary<List<Rate>> rates(Arbitrary<String> trunks) {
        Arbitrary<String> patterns = Arbitraries.frequencyOf(
                Tuple.of(6, digits(1, 4)),
                Tuple.of(1, Arbitraries.of("default")),
                Tuple.of(2, Arbitraries.of("_1X.", "_XX.", "_12[1-2]", "_2.", "_N.", "_[1][2].")),
                Tuple.of(1, Arbitraries.of("_[12][12][12].", "_[12][1-2]XX.", "_1XXXXXXXXXXX.")));
        Arbitrary<Optional<Price>> costs = prices().optional(0.7);
        Arbitrary<RateTerms> terms = Combinators.combine(
                        prices(), costs, validities(), Arbitraries.of("", "", "1", "12"), trunks)
                .as(RateTerms::new);
        return Combinators.combine(patterns, terms)
                .as((pattern, one) -> new Rate(NumberPattern.parse(pattern), "Somewhere", one))
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Price> prices() {
        return Arbitraries.longs()
                .between(0, 3)
                .map(micros -> Price.perMinute(micros, BillingIncrement.SECOND));
    }

    /** Mostly always; or from, until or on a day around the Monday that is asked for. */
    private static Arbitrary<Validity> validities() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(Validity.ALWAYS)),
                Tuple.of(
                        1,
                        Arbitraries.of(-1, 0, 1)
                                .map(seconds ->
                                        Validity.ALWAYS.withFrom(MONDAY.plusSeconds(seconds)))),
                Tuple.of(
                        1,
                        Arbitraries.of(-1, 0, 1)
                                .map(seconds ->
                                        Validity.ALWAYS.withUntil(MONDAY.plusSeconds(seconds)))),
                Tuple.of(
                        1,
                        Arbitraries.of(0, 1, 1_439, 10_079)
                                .map(minute -> Validity.during(
                                        TimeBand.of(new WeekWindow(minute, minute))))));
    }

    @Provide
    Arbitrary<LookupRequest> requests() {
        Arbitrary<String> numbers = Arbitraries.oneOf(digits(1, 6), digits(13, 16));
        Arbitrary<String> others = Arbitraries.oneOf(Arbitraries.just(""), digits(1, 3));
        return Combinators.combine(numbers, others, others, Arbitraries.of(-60, 0, 1, 59))
                .as((number, caller, access, seconds) ->
                        new LookupRequest(number, caller, access, MONDAY.plusSeconds(seconds)));
    }

    private static Arbitrary<String> digits(int min, int max) {
        return Arbitraries.strings().withChars("12").ofMinLength(min).ofMaxLength(max);
    }
}
