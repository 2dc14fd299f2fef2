package io.a2b.rating.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Prices;
import io.a2b.rating.price.Rounding;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Currency;
import java.util.Optional;

class PricingProperties {
    private static final Currency USD = Currency.getInstance("USD");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PhoneNumber CALLED = new PhoneNumber("351912345678");

    @Property
    void theTraceSumsToTheChargeAndReplaysToItAlsoFromJson(
            @ForAll("prices") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("coverages") Optional<Coverage> coverage,
            @ForAll("talk") long talkSeconds)
            throws Exception {
        Quote quote = quote(price, rounding, coverage);
        Trace trace = Pricing.explain(quote, CALLED, talkSeconds);
        Trace read = JSON.readValue(JSON.writeValueAsString(trace), Trace.class);

        assertEquals(Pricing.charge(quote, talkSeconds).amount(), trace.total());
        assertEquals(trace, read);
        assertEquals(trace.total(), read.replayed());
    }

    @Property(tries = 200)
    void noCallUpToTheLimitCostsMoreThanTheFunds(
            @ForAll("prices") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("coverages") Optional<Coverage> coverage,
            @ForAll("talk") long talkSeconds) {
        Quote quote = quote(price, rounding, coverage);
        Money funds = Pricing.charge(quote, talkSeconds).amount();

        TalkLimit limit = Pricing.limit(quote, funds, 3000);

        assertTrue(limit.charge().compareTo(funds) <= 0);
        assertEquals(limit.charge(), Pricing.most(quote, limit.talkSeconds()));
        if (limit.talkSeconds() == 3000) return;
        assertTrue(Pricing.most(quote, limit.talkSeconds() + 1).compareTo(funds) > 0);
    }

    private static Quote quote(Price price, Rounding rounding, Optional<Coverage> coverage) {
        Rate rate = new Rate(new Prefix("351"), "Portugal", RateTerms.of(price));
        return new Quote(
                new DeckVersion("retail", 1), USD, rounding, rate, 0, Optional.empty(), coverage);
    }

    @Provide
    Arbitrary<Price> prices() {
        return Arbitraries.oneOf(Prices.rising(), Prices.mixed());
    }

    @Provide
    Arbitrary<Rounding> roundings() {
        return Prices.roundings();
    }

    @Provide
    Arbitrary<Optional<Coverage>> coverages() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 1000), Arbitraries.just(Coverage.WHOLE_CALL))
                .map(seconds -> new Coverage("minutes", seconds))
                .optional();
    }

    @Provide
    Arbitrary<Long> talk() {
        return Arbitraries.longs().between(0, 2000);
    }
}
