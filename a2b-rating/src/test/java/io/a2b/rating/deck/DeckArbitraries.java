package io.a2b.rating.deck;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Prices;
import io.a2b.rating.price.Rounding;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Small decks of rates of every kind, whose patterns often meet. */
final class DeckArbitraries {
    static final Currency USD = Currency.getInstance("USD");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private DeckArbitraries() {}

    static Arbitrary<List<Rate>> rates() {
        return Combinators.combine(patterns(), destinations(), terms())
                .as(Rate::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(15)
                .map(DeckArbitraries::distinct);
    }

    static Arbitrary<RateDeck> decks() {
        Arbitrary<Rounding> roundings = Arbitraries.of(Rounding.STANDARD, Rounding.LEGACY);
        return Combinators.combine(rates(), roundings)
                .as((rates, rounding) -> deck(rates, DeckTerms.of(USD).withRounding(rounding)));
    }

    static RateDeck deck(List<Rate> rates, DeckTerms terms) {
        return RateDeck.of(new DeckVersion("deck", 1), terms, rates);
    }

    private static List<Rate> distinct(List<Rate> rates) {
        Set<List<Object>> seen = new HashSet<>();
        List<Rate> distinct = new ArrayList<>();
        for (Rate rate : rates) {
            if (seen.add(key(rate))) distinct.add(rate);
        }
        return distinct;
    }

    /** What makes two rates of decks belong together. */
    static List<Object> key(Rate rate) {
        RateTerms terms = rate.terms();
        return List.of(rate.pattern(), terms.validity(), terms.callerPrefix(), terms.trunk());
    }

    private static Arbitrary<NumberPattern> patterns() {
        Arbitrary<NumberPattern> prefixes = Arbitraries.strings()
                .withChars("12")
                .ofMinLength(1)
                .ofMaxLength(3)
                .map(Prefix::new);
        Arbitrary<NumberPattern> others = Arbitraries.of(
                new DialPattern("_1X."),
                new DialPattern("_[13-5]NZ"),
                AnyNumber.INSTANCE,
                new Prefix("999999999999999"));
        return Arbitraries.oneOf(prefixes, prefixes, prefixes, others);
    }

    static Arbitrary<String> destinations() {
        Arbitrary<String> awkward = Arbitraries.of(
                "a",
                "a,b",
                "\"",
                "a \"b\" c",
                "# no comment",
                "; \t;",
                "\u4e2d\u56fd",
                "x".repeat(100));
        return Arbitraries.oneOf(
                        awkward,
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .withChars("\u00e9\u20ac")
                                .ofMinLength(1)
                                .ofMaxLength(20))
                .map(text -> text.replace('\t', ' ').strip())
                .filter(text -> !text.isEmpty());
    }

    static Arbitrary<RateTerms> terms() {
        Arbitrary<Price> prices = Arbitraries.oneOf(
                Prices.mixed(),
                Arbitraries.of(
                        Price.perMinute(Price.MICROS_MAX, BillingIncrement.SECOND),
                        Price.perMinute(-Price.MICROS_MAX, BillingIncrement.SECOND)));
        return Combinators.combine(
                        prices,
                        prices.optional(),
                        validities(),
                        Arbitraries.of("", "", "3", "351"),
                        Arbitraries.of("", "", "carrier-1"))
                .as(RateTerms::new);
    }

    private static Arbitrary<Validity> validities() {
        TimeBand band = TimeBand.parse("peak: mon-fri 08:00-20:00; sat; holidays never");
        return Arbitraries.of(
                Validity.ALWAYS,
                Validity.ALWAYS,
                Validity.during(band),
                Validity.ALWAYS.withFrom(START.plusNanos(1_000)),
                Validity.during(band).withFrom(START).withUntil(START.plusSeconds(1)),
                Validity.ALWAYS.withUntil(START));
    }
}
