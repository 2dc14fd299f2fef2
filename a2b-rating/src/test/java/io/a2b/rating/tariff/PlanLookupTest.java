package io.a2b.rating.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.price.Step;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.tariff.PlanMatch.Outcome;
import io.a2b.rating.tariff.Rejection.Reason;
import io.a2b.rating.tariff.TariffPlan.Matching;
import io.a2b.rating.tariff.TariffPlan.Order;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class PlanLookupTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void putsTheLongestPrefixFirstAndRatesForAnyNumberBehind() {
        RateDeck deck = deck("d", rate("34", "T1"), rate("346", "T1"), rate("default", "T2"));
        assertEquals("346@T1 default@T2", found(plan(deck), "34650123456"));
    }

    @Test
    void countsEveryCharacterOfAPattern() {
        RateDeck deck =
                deck("d", rate("34650", "T2"), rate("_34X.", "T3"), rate("_34650XXXXXX", "T4"));
        assertEquals("_34650XXXXXX@T4", found(plan(deck), "34650123456"));
        assertEquals("34650@T2 _34X.@T3", found(plan(deck), "346501234567"));
    }

    @Test
    void dropsRatesForAnyNumberWhereMoreThanThirteenCharactersMatch() {
        RateDeck deck =
                deck("d", rate("default", "T1"), rate("_346501234567.", "T2"), rate("34", "T3"));
        assertEquals("_346501234567.@T2", found(plan(deck), "34650123456789"));
    }

    @Test
    void ordersByCostOrByPrice() {
        PlanLookup least = plan(
                deck("p1", rate("34", 70_000, 50_000, "A")),
                deck("p2", rate("34", 50_000, 100_000, "B")),
                deck("p3", rate("34", 50_000, 200_000, "C")));
        assertEquals("34@B 34@C 34@A", found(least, "34111"));
        PlanLookup cheapest = PlanLookup.of(least.plan().withOrder(Order.BY_PRICE), least.decks());
        assertEquals("34@A 34@B 34@C", found(cheapest, "34111"));
    }

    @Test
    void putsRatesOfUnknownCostBehindThoseOfKnownCost() {
        PlanLookup plan = plan(
                deck("p1", priced("34", 1).withTerms(priced("34", 1).terms().withTrunk("A"))),
                deck("p2", rate("34", 900_000, 1, "B")));
        assertEquals("34@B 34@A", found(plan, "34111"));
    }

    @Test
    void takesATrunkOnlyOnceAndOnlyIfItIsUsable() {
        RateDeck deck = deck(
                "d",
                rate("34", 50_000, 1_000_000, "T3"),
                rate("34", 60_000, 100_000, "T3"),
                rate("34", 90_000, 100_000, "T2"));
        PlanLookup plan = plan(deck);
        assertEquals("34@T3 34@T2", found(plan, "34111"));
        assertEquals("34@T2", shown(plan.find(request("34111"), "T2"::equals)));
        assertEquals(
                Outcome.NO_TRUNK, plan.find(request("34111"), trunk -> false).outcome());
        assertEquals(Outcome.NO_RATE, plan.find(request("44111")).outcome());
    }

    @Test
    void pricesAnAccessNumberByTheDecksBoundToItAlone() {
        PlanLookup plan = PlanLookup.of(
                TariffPlan.of(
                        "plan", PlanDeck.of("all"), PlanDeck.of("800").withAccessNumbers("800")),
                List.of(
                        deck("all", priced("34", 1), priced("44", 2)),
                        deck("800", priced("34", 3))));
        assertEquals(1, bestPrice(plan.find(request("34111").withAccessNumber("900"))));
        assertEquals(3, bestPrice(plan.find(request("34111").withAccessNumber("800123"))));
        assertEquals(
                Outcome.NO_RATE,
                plan.find(request("44111").withAccessNumber("800123")).outcome());
    }

    @Test
    void shutsOpenDecksOutEvenIfTheBoundOneHasExpired() {
        PlanLookup plan = PlanLookup.of(
                TariffPlan.of(
                        "plan",
                        PlanDeck.of("all"),
                        PlanDeck.of("44")
                                .withCallerNumbers("44")
                                .withValidity(Validity.ALWAYS.withUntil(NOW))),
                List.of(deck("all", priced("34", 1)), deck("44", priced("34", 3))));
        LookupRequest caller = request("34111").withCaller("44201234567");
        assertEquals(Outcome.NO_RATE, plan.find(caller).outcome());
        assertEquals(
                List.of(Reason.DECK_SHUT_OUT_BY_BOUND_DECK, Reason.DECK_EXPIRED),
                reasons(plan.explain(caller, trunk -> true)));
        assertEquals(1, bestPrice(plan.find(request("34111").withCaller("351211234567"))));
    }

    @Test
    void keepsTheLongestPatternOfAllDecksOrOfEach() {
        PlanLookup overall = plan(
                deck("p1", rate("34", 10_000, 1, "A"), rate("346", 90_000, 1, "A")),
                deck("p2", rate("34", 50_000, 1, "B")));
        assertEquals("346@A", found(overall, "34650111"));
        PlanLookup each = PlanLookup.of(
                overall.plan().withMatching(Matching.LONGEST_PER_DECK), overall.decks());
        assertEquals("34@B 346@A", found(each, "34650111"));
    }

    @Test
    void prefersTheRateForTheCallersOrigin() {
        RateDeck deck = deck(
                "d",
                priced("34", 1),
                new Rate(
                        NumberPattern.parse("34"),
                        "Spain from Britain",
                        terms(9).withCallerPrefix("44")));
        PlanLookup plan = plan(deck);
        assertEquals(9, bestPrice(plan.find(request("34111").withCaller("4420"))));
        assertEquals(1, bestPrice(plan.find(request("34111").withCaller("351"))));
        assertEquals(1, bestPrice(plan.find(request("34111"))));
        assertEquals(
                List.of(Reason.SHORTER_CALLER_PREFIX),
                reasons(plan.explain(request("34111").withCaller("4420"), trunk -> true)));
        assertEquals(
                List.of(Reason.OTHER_CALLER_PREFIX),
                reasons(plan.explain(request("34111"), trunk -> true)));
    }

    @Test
    void saysWhyARateOrADeckIsNotTaken() {
        Validity later = Validity.ALWAYS.withFrom(NOW.plusSeconds(1));
        Validity earlier = Validity.ALWAYS.withUntil(NOW);
        Validity weekend = Validity.during(TimeBand.parse("sat,sun"));
        PlanLookup plan = PlanLookup.of(
                TariffPlan.of(
                        "plan",
                        PlanDeck.of("soon").withValidity(later),
                        PlanDeck.of("fair").withValidity(weekend),
                        PlanDeck.of("800").withAccessNumbers("800"),
                        PlanDeck.of("44").withCallerNumbers("44"),
                        PlanDeck.of("d")),
                List.of(
                        deck("soon", priced("34", 1)),
                        deck("fair", priced("34", 1)),
                        deck("800", priced("34", 1)),
                        deck("44", priced("34", 1)),
                        deck(
                                "d",
                                priced("3411", 1),
                                priced("341", 1),
                                rate("3411", later),
                                rate("3411", earlier),
                                rate("3411", weekend),
                                rate("3411", "off"),
                                priced("3411", 7))));
        PlanExplanation explanation = plan.explain(request("34111"), "on"::equals);
        assertEquals("3411@", shown(explanation.match()));
        assertEquals(
                List.of(
                        Reason.DECK_NOT_YET_VALID,
                        Reason.DECK_OUTSIDE_TIME_BAND,
                        Reason.DECK_OTHER_ACCESS_NUMBER,
                        Reason.DECK_OTHER_CALLER,
                        Reason.NOT_YET_VALID,
                        Reason.EXPIRED,
                        Reason.OUTSIDE_TIME_BAND,
                        Reason.TRUNK_UNUSABLE,
                        Reason.TRUNK_REPEATED,
                        Reason.SHORTER_THAN_LONGEST),
                reasons(explanation));
    }

    @Test
    void addsTheExtraChargeOfAnAccessNumberToPriceCostAndSteps() {
        Price stepped = Price.perMinute(60_000, BillingIncrement.SECOND)
                .withSteps(List.of(new Step(60, 5, 90_000, 1)));
        RateDeck deck = deck(
                "d",
                new Rate(
                        NumberPattern.parse("34"),
                        "Spain",
                        RateTerms.of(stepped).withCost(stepped)));
        PlanLookup plan = PlanLookup.of(
                TariffPlan.of("plan", PlanDeck.of("d"))
                        .withExtraCharge("8001234", new ExtraCharge(50_000, 20_000)),
                List.of(deck));
        Candidate dearer =
                plan.find(request("34111").withAccessNumber("8001234")).candidate(0);
        assertEquals(110_000, dearer.price().perMinuteMicros());
        assertEquals(140_000, dearer.price().steps().get(0).perMinuteMicros());
        assertEquals(80_000, dearer.cost().orElseThrow().perMinuteMicros());
        assertEquals(50_000, dearer.quote().extraPerMinuteMicros());
        assertEquals(dearer.price(), dearer.quote().rate().price());
        assertEquals(dearer.cost(), dearer.quote().rate().terms().cost());
        assertEquals(Rounding.LEGACY, dearer.quote().rounding());
        // a longer number that begins like it is another one
        Candidate plain =
                plan.find(request("34111").withAccessNumber("80012345")).candidate(0);
        assertEquals(60_000, plain.price().perMinuteMicros());
    }

    @Test
    void isTheDeckItselfWhereThereIsNoPlan() {
        RateDeck deck = deck("retail", priced("34", 1), priced("346", 2));
        PlanLookup plan = PlanLookup.ofDeck(deck);
        PhoneNumber called = new PhoneNumber("34650123456");
        Quote quote = plan.find(LookupRequest.of(called, NOW)).candidate(0).quote();
        assertEquals(Quote.find(deck, called, NOW), Optional.of(quote));
        assertEquals("retail", plan.plan().name());
    }

    @Test
    void takesInternationalPrefixesOffIfThePlanSaysSo() {
        RateDeck deck = deck("d", priced("34", 1));
        TariffPlan plan = TariffPlan.of("plan", PlanDeck.of("d"));
        assertEquals(
                Outcome.NO_RATE,
                PlanLookup.of(plan, List.of(deck)).find(request("0034111")).outcome());
        PlanMatch match = PlanLookup.of(plan.withInternationalPrefixes("00"), List.of(deck))
                .find(request("0034111"));
        assertEquals("34111", match.number());
        assertEquals(1, bestPrice(match));
    }

    @Test
    void refusesOtherDecksThanThoseOfThePlan() {
        TariffPlan plan = TariffPlan.of("plan", PlanDeck.of("a"), PlanDeck.of("b"));
        RateDeck a = deck("a", priced("34", 1));
        RateDeck b = deck("b", priced("34", 1));
        RateDeck inEuros = RateDeck.of(
                new DeckVersion("b", 1), Currency.getInstance("EUR"), List.of(priced("34", 1)));
        assertThrows(IllegalArgumentException.class, () -> PlanLookup.of(plan, List.of(b, a)));
        assertThrows(IllegalArgumentException.class, () -> PlanLookup.of(plan, List.of(a)));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> PlanLookup.of(plan, List.of(a, inEuros)))
                .getMessage();
        assertTrue(message.contains("USD") && message.contains("EUR"), message);
        assertEquals(USD, PlanLookup.of(plan, List.of(a, b)).currency());
    }

    @Test
    void takesNothingButNumbers() {
        for (String text :
                List.of("", "+", "0", "000", "34a", "*0", "3 4", "1".repeat(41), "3+4")) {
            assertThrows(IllegalArgumentException.class, () -> request(text), text);
        }
        assertEquals("1".repeat(40), request("1".repeat(40)).number());
        assertEquals("+34", request("+34").number());
    }

    @Test
    void hasNoCandidateBeyondTheLast() {
        PlanMatch match = plan(deck("d", priced("34", 1))).find(request("34111"));
        assertEquals(1, match.size());
        assertThrows(IndexOutOfBoundsException.class, () -> match.candidate(1));
        assertThrows(IndexOutOfBoundsException.class, () -> match.candidate(-1));
    }

    private static LookupRequest request(String number) {
        return new LookupRequest(number, "", "", NOW);
    }

    private static PlanLookup plan(RateDeck... decks) {
        PlanDeck[] named = Arrays.stream(decks)
                .map(deck -> PlanDeck.of(deck.version().deck()))
                .toArray(PlanDeck[]::new);
        return PlanLookup.of(TariffPlan.of("plan", named), List.of(decks));
    }

    private static RateDeck deck(String name, Rate... rates) {
        DeckTerms terms = DeckTerms.of(USD).withRounding(Rounding.LEGACY);
        return RateDeck.of(new DeckVersion(name, 1), terms, List.of(rates));
    }

    private static RateTerms terms(long micros) {
        return RateTerms.of(Price.perMinute(micros, BillingIncrement.SECOND));
    }

    private static Rate priced(String pattern, long micros) {
        return new Rate(NumberPattern.parse(pattern), "Somewhere", terms(micros));
    }

    private static Rate rate(String pattern, String trunk) {
        return rate(pattern, 1, 1, trunk);
    }

    private static Rate rate(String pattern, Validity validity) {
        return new Rate(NumberPattern.parse(pattern), "Then", terms(1).withValidity(validity));
    }

    private static Rate rate(String pattern, long costMicros, long micros, String trunk) {
        RateTerms terms = terms(micros)
                .withCost(Price.perMinute(costMicros, BillingIncrement.SECOND))
                .withTrunk(trunk);
        return new Rate(NumberPattern.parse(pattern), "Somewhere", terms);
    }

    private static String found(PlanLookup plan, String number) {
        return shown(plan.find(request(number)));
    }

    private static String shown(PlanMatch match) {
        return String.join(
                " ",
                match.candidates().stream()
                        .map(one -> one.rate().pattern().text() + "@" + one.trunk())
                        .toList());
    }

    private static long bestPrice(PlanMatch match) {
        return match.candidate(0).price().perMinuteMicros();
    }

    private static List<Reason> reasons(PlanExplanation explanation) {
        return explanation.rejected().stream().map(Rejection::reason).toList();
    }
}
