package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.simulation.ComparisonReport.Mover;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DeckComparisonProperties {
    @Provide
    Arbitrary<RateDeck> before() {
        return Decks.decks("before");
    }

    @Provide
    Arbitrary<RateDeck> after() {
        return Decks.decks("after");
    }

    @Provide
    Arbitrary<List<RatedCall>> calls() {
        return Decks.calls();
    }

    /** Of what costs nothing less than nothing: the definition, call by call. */
    private static BigDecimal charge(RateDeck deck, RatedCall call) {
        return Decks.find(deck, call)
                .map(rate -> PriceCurve.of(rate.price(), deck.terms().rounding()))
                .map(curve -> BigDecimal.valueOf(curve.chargeMicros(call.talkSeconds()), 6))
                .map(BigDecimal.ZERO::max)
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal cost(RateDeck deck, RatedCall call) {
        return Decks.find(deck, call)
                .flatMap(rate -> rate.terms().cost())
                .map(price -> PriceCurve.of(price, deck.terms().rounding()))
                .map(curve -> BigDecimal.valueOf(curve.chargeMicros(call.talkSeconds()), 6))
                .map(BigDecimal.ZERO::max)
                .orElse(BigDecimal.ZERO);
    }

    private static Money usd(BigDecimal amount) {
        return Money.of(Decks.USD, amount);
    }

    @Property(tries = 300)
    void sumsWhatEachCallCosts(
            @ForAll("before") RateDeck before,
            @ForAll("after") RateDeck after,
            @ForAll("calls") List<RatedCall> calls) {
        ComparisonReport report = DeckComparison.of(before, after).compare(calls.iterator());
        assertSide(before, calls, report.before());
        assertSide(after, calls, report.after());
        int[] signs = new int[3];
        for (RatedCall call : calls) {
            if (Decks.find(before, call).isEmpty() || Decks.find(after, call).isEmpty()) continue;
            signs[1 + charge(after, call).compareTo(charge(before, call))]++;
        }
        assertEquals(
                List.of((long) signs[2], (long) signs[0], (long) signs[1]),
                List.of(report.dearer(), report.cheaper(), report.same()));
        assertEquals(calls.size(), report.calls());
        assertEquals(calls.stream().mapToLong(RatedCall::talkSeconds).sum(), report.talkSeconds());
    }

    private static void assertSide(
            RateDeck deck, List<RatedCall> calls, ComparisonReport.Side side) {
        BigDecimal revenue = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        long unrated = 0;
        long uncosted = 0;
        for (RatedCall call : calls) {
            revenue = revenue.add(charge(deck, call));
            cost = cost.add(cost(deck, call));
            Optional<Rate> rate = Decks.find(deck, call);
            if (rate.isEmpty()) unrated++;
            else if (rate.get().terms().cost().isEmpty()) uncosted++;
        }
        assertEquals(usd(revenue), side.revenue());
        assertEquals(usd(cost), side.cost());
        assertEquals(usd(revenue.subtract(cost)), side.margin());
        assertEquals(List.of(unrated, uncosted), List.of(side.unrated(), side.uncosted()));
    }

    @Property(tries = 200)
    void namesWhatMovesMost(
            @ForAll("before") RateDeck before,
            @ForAll("after") RateDeck after,
            @ForAll("calls") List<RatedCall> calls) {
        Map<String, BigDecimal> destinations = new HashMap<>();
        Map<String, BigDecimal> prefixes = new HashMap<>();
        for (RatedCall call : calls) {
            Optional<Rate> rate = Decks.find(after, call).or(() -> Decks.find(before, call));
            if (rate.isEmpty()) continue;
            BigDecimal change = charge(after, call).subtract(charge(before, call));
            destinations.merge(rate.get().destination(), change, BigDecimal::add);
            prefixes.merge(rate.get().pattern().text(), change, BigDecimal::add);
        }
        ComparisonReport report = DeckComparison.of(before, after).compare(calls.iterator());
        assertMovers(destinations, report.destinations());
        assertMovers(prefixes, report.prefixes());
    }

    private static void assertMovers(
            Map<String, BigDecimal> changes, ComparisonReport.Movers movers) {
        assertEquals(
                changes.values().stream().filter(c -> c.signum() > 0).count(),
                movers.up().size());
        assertEquals(
                changes.values().stream().filter(c -> c.signum() < 0).count(),
                movers.down().size());
        assertOrdered(changes, movers.up());
        assertOrdered(changes, movers.down());
    }

    private static void assertOrdered(Map<String, BigDecimal> changes, List<Mover> movers) {
        BigDecimal last = null;
        for (Mover mover : movers) {
            assertEquals(usd(changes.get(mover.name())), mover.change(), mover.name());
            BigDecimal size = mover.change().amount().abs();
            assertFalse(last != null && size.compareTo(last) > 0, movers.toString());
            last = size;
        }
    }

    @Property(tries = 200)
    void mergedPartsAreTheWhole(
            @ForAll("before") RateDeck before,
            @ForAll("after") RateDeck after,
            @ForAll("calls") List<RatedCall> calls,
            @ForAll @IntRange(min = 1, max = 5) int parts) {
        DeckComparison comparison = DeckComparison.of(before, after);
        ComparisonTally merged = comparison.tally();
        for (int part = 0; part < parts; part++) {
            ComparisonTally tally = comparison.tally();
            for (int at = part; at < calls.size(); at += parts) tally.add(calls.get(at));
            merged.merge(tally);
        }
        ComparisonReport whole = comparison.compare(calls.iterator());
        assertEquals(whole, merged.report(DeckComparison.MOVERS_LISTED));
        assertEquals(whole, comparison.compare(calls.parallelStream()));
    }

    @Property(tries = 100)
    void aDeckComparedWithItselfMovesNothing(
            @ForAll("before") RateDeck deck, @ForAll("calls") List<RatedCall> calls) {
        ComparisonReport report = DeckComparison.of(deck, deck).compare(calls.iterator());
        assertEquals(report.before(), report.after());
        assertEquals(calls.size() - report.before().unrated(), report.same());
        ComparisonReport.Movers none = new ComparisonReport.Movers(List.of(), List.of());
        assertEquals(List.of(none, none), List.of(report.destinations(), report.prefixes()));
        assertEquals(Money.zero(Decks.USD), report.revenueChange());
        assertEquals(Money.zero(Decks.USD), report.marginChange());
    }
}
