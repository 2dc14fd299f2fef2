package io.a2b.rating.simulation;

import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.AnyNumber;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.DialPattern;
import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.Prices;
import io.a2b.rating.price.Rounding;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small random decks and calls that often meet, for laws. */
final class Decks {
    static final Currency USD = Currency.getInstance("USD");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Decks() {}

    static Arbitrary<RateDeck> decks(String name) {
        Arbitrary<NumberPattern> patterns = Arbitraries.oneOf(
                digits(1, 4).map(Prefix::new),
                Arbitraries.of("_1X.", "_2NX").map(DialPattern::new),
                Arbitraries.just(AnyNumber.INSTANCE));
        Arbitrary<RateTerms> terms = Combinators.combine(
                        Prices.mixed(),
                        Prices.mixed().optional(),
                        Arbitraries.of(
                                Validity.ALWAYS,
                                Validity.ALWAYS,
                                Validity.ALWAYS.withUntil(START.plusSeconds(5_000))),
                        Arbitraries.of("", "", "3", "31"))
                .as((price, cost, validity, caller) ->
                        new RateTerms(price, cost, validity, caller, ""));
        Arbitrary<Rate> rates = Combinators.combine(
                        patterns, Arbitraries.of("North", "South", "East"), terms)
                .as(Rate::new);
        return Combinators.combine(rates.list().ofMinSize(1).ofMaxSize(12), Prices.roundings())
                .as((list, rounding) -> deck(name, rounding, list));
    }

    private static RateDeck deck(String name, Rounding rounding, List<Rate> rates) {
        Map<List<Object>, Rate> distinct = new LinkedHashMap<>();
        for (Rate rate : rates) {
            RateTerms terms = rate.terms();
            distinct.put(List.of(rate.pattern(), terms.validity(), terms.callerPrefix()), rate);
        }
        DeckTerms terms = DeckTerms.of(USD).withRounding(rounding);
        return RateDeck.of(new DeckVersion(name, 1), terms, List.copyOf(distinct.values()));
    }

    static Arbitrary<List<RatedCall>> calls() {
        return Combinators.combine(
                        digits(1, 6),
                        digits(0, 3),
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 200),
                                Arbitraries.longs().between(0, 86_400L * 366)))
                .as((called, caller, at, talk) ->
                        new RatedCall(called, caller, START.plusSeconds(at), talk))
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<String> digits(int least, int most) {
        return Arbitraries.strings().withChars("123").ofMinLength(least).ofMaxLength(most);
    }

    /** The rate for a call, found by the deck one by one. */
    static Optional<Rate> find(RateDeck deck, RatedCall call) {
        return deck.find(call.called(), call.caller(), call.answeredAt());
    }
}
