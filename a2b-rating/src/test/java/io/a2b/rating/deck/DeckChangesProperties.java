package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.price.Price;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

class DeckChangesProperties {
    @Property
    void theDifferenceAppliedToOneDeckGivesTheOther(
            @ForAll("decks") RateDeck before, @ForAll("decks") RateDeck after) {
        Set<Rate> rates = new HashSet<>(before.rates());
        DeckDiff.forEach(before, after, change -> {
            if (change instanceof DeckChange.Added added) {
                assertTrue(rates.add(added.rate()));
            } else if (change instanceof DeckChange.Removed removed) {
                assertTrue(rates.remove(removed.rate()));
            } else if (change instanceof DeckChange.Changed changed) {
                assertEquals(
                        DeckArbitraries.key(changed.before()),
                        DeckArbitraries.key(changed.after()));
                assertTrue(rates.remove(changed.before()));
                assertTrue(rates.add(changed.after()));
            }
        });
        assertEquals(new HashSet<>(after.rates()), rates);
    }

    @Property
    void countsWhatItDoesNotList(
            @ForAll("decks") RateDeck before, @ForAll("decks") RateDeck after) {
        List<DeckChange> all = new ArrayList<>();
        DeckDiff.forEach(before, after, all::add);

        DeckDiff diff = DeckDiff.between(before, after, 2);

        assertEquals(all.subList(0, Math.min(2, all.size())), diff.changes());
        assertEquals(all.size() - diff.changes().size(), diff.more());
        assertEquals(before.size(), diff.removed() + diff.changed() + diff.unchanged());
        assertEquals(after.size(), diff.added() + diff.changed() + diff.unchanged());
        assertEquals(all.isEmpty(), diff.isEmpty());
    }

    @Property
    void aDeckDoesNotDifferFromItself(@ForAll("decks") RateDeck deck) {
        DeckDiff diff = DeckDiff.between(deck, deck, 10);

        assertEquals(new DeckDiff(0, 0, 0, deck.size(), 0, 0, List.of(), 0), diff);
    }

    @Property
    void aMergeTakesTheRatesOfTheOtherWhereBothHaveOne(
            @ForAll("decks") RateDeck base, @ForAll("decks") RateDeck over) {
        Map<List<Object>, Rate> expected = new LinkedHashMap<>();
        for (Rate rate : base.rates()) expected.put(DeckArbitraries.key(rate), rate);
        for (Rate rate : over.rates()) expected.put(DeckArbitraries.key(rate), rate);

        RateDeck merged = DeckMerge.of(base, over).build(base.version());

        assertEquals(new HashSet<>(expected.values()), new HashSet<>(merged.rates()));
        assertEquals(expected.size(), merged.size());
        assertEquals(base.terms(), merged.terms());
    }

    @Property
    void anUpdateChangesWhatItsFilterMeansAndNothingElse(
            @ForAll("decks") RateDeck deck,
            @ForAll("filters") RateFilter filter,
            @ForAll("amounts") BigDecimal amount) {
        BulkUpdate update = new BulkUpdate(
                filter,
                List.of(
                        PriceChange.percent(PriceChange.Field.PRICE, amount),
                        PriceChange.add(PriceChange.Field.COST, BigDecimal.ONE),
                        PriceChange.set(PriceChange.Field.CONNECTION_FEE, amount)));
        List<Rate> expected = new ArrayList<>();
        for (Rate rate : DeckVersionsContract.inOrder(deck)) {
            if (isTooDear(rate)) return; // the next test is about these
            expected.add(isMeant(rate, filter) ? updated(rate, amount) : rate);
        }

        RateDeck updated = update.applyTo(deck).build(deck.version());

        assertEquals(expected, DeckVersionsContract.inOrder(updated));
    }

    private static boolean isTooDear(Rate rate) {
        long max = Price.MICROS_MAX / 10;
        return Math.abs(rate.price().perMinuteMicros()) > max
                || rate.terms()
                        .cost()
                        .filter(cost -> cost.perMinuteMicros() > max)
                        .isPresent();
    }

    private static boolean isMeant(Rate rate, RateFilter filter) {
        long price = rate.price().perMinuteMicros();
        String name = rate.destination().toLowerCase(Locale.ROOT);
        boolean named = filter.destination().equals("*") || name.startsWith("a");
        return named
                && rate.pattern().text().startsWith(filter.prefix())
                && price >= filter.fromMicros()
                && price <= filter.untilMicros();
    }

    private static Rate updated(Rate rate, BigDecimal percent) {
        Price price = rate.price();
        // in integers: hundredths of a millionth of a percent
        BigInteger scale = BigInteger.valueOf(100_000_000);
        BigInteger factor = scale.add(percent.movePointRight(6).toBigIntegerExact());
        BigInteger product = BigInteger.valueOf(price.perMinuteMicros()).multiply(factor);
        BigInteger half = scale.shiftRight(1);
        BigInteger rounded = product.abs().add(half).divide(scale);
        long perMinute =
                product.signum() < 0 ? -rounded.longValueExact() : rounded.longValueExact();
        long fee = percent.movePointRight(6).longValueExact();
        RateTerms terms = rate.terms()
                .withPrice(
                        price.withPerMinute(perMinute).withFees(price.fees().withConnection(fee)));
        return rate.withTerms(terms.cost()
                .map(cost -> terms.withCost(cost.withPerMinute(cost.perMinuteMicros() + 1_000_000)))
                .orElse(terms));
    }

    @Provide
    Arbitrary<RateDeck> decks() {
        return DeckArbitraries.decks();
    }

    @Provide
    Arbitrary<RateFilter> filters() {
        return Combinators.combine(
                        Arbitraries.of("", "1", "12", "_", "default"),
                        Arbitraries.of("*", "A*"),
                        Arbitraries.of(Long.MIN_VALUE, 0L, 100L))
                .as((prefix, name, from) -> RateFilter.ALL
                        .withPrefix(prefix)
                        .withDestination(name)
                        .withPrices(from, from == 100 ? 1_000_000 : Long.MAX_VALUE));
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.of("10", "-10", "0", "-100", "33.333333", "50", "0.5")
                        .map(BigDecimal::new),
                Arbitraries.longs()
                        .between(-200_000_000, 200_000_000)
                        .map(micros -> BigDecimal.valueOf(micros, 6)));
    }
}
