package io.a2b.rating.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.BillingIncrement;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

class PricingProperties {
    private static final long THIRTY_DAYS = 30L * 24 * 60 * 60;
    private static final PhoneNumber CALLED = new PhoneNumber("351912345678");

    @Property
    void chargesWhatExactDecimalsRoundedOnceSay(
            @ForAll("rates") Rate rate, @ForAll("talk") long talkSeconds) {
        BigDecimal billed = BigDecimal.valueOf(rate.increment().billedSeconds(talkSeconds));
        BigDecimal talk = BigDecimal.valueOf(rate.perMinuteMicros())
                .multiply(billed)
                .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP);
        BigDecimal expected = talk.add(BigDecimal.valueOf(rate.connectionFeeMicros()));

        assertEquals(
                talkSeconds == 0 ? 0 : expected.longValueExact(),
                Pricing.chargeMicros(rate, talkSeconds));
    }

    @Property
    void theLimitIsTheInverseOfTheChargeForEverySum(
            @ForAll("rates") Rate rate,
            @ForAll("funds") long fundsMicros,
            @ForAll("talk") long talkSecondsMax) {
        assertInverse(rate, fundsMicros, talkSecondsMax);
    }

    @Property
    void theLimitIsTheInverseOfTheChargeAtTheEdgesOfItsSteps(
            @ForAll("rates") Rate rate, @ForAll("talk") long talkSeconds) {
        long charge = Pricing.chargeMicros(rate, talkSeconds);

        for (long fundsMicros = charge - 1; fundsMicros <= charge + 1; fundsMicros++) {
            assertInverse(rate, fundsMicros, Pricing.TALK_SECONDS_MAX);
        }
        assertTrue(Pricing.limitSeconds(rate, charge, Pricing.TALK_SECONDS_MAX) >= talkSeconds);
    }

    private static void assertInverse(Rate rate, long fundsMicros, long talkSecondsMax) {
        long limit = Pricing.limitSeconds(rate, fundsMicros, talkSecondsMax);

        assertTrue(limit >= 0 && limit <= talkSecondsMax);
        if (fundsMicros < 0) {
            assertEquals(0, limit);
            return;
        }
        assertTrue(Pricing.chargeMicros(rate, limit) <= fundsMicros, "limit is affordable");
        if (limit < Math.min(talkSecondsMax, Pricing.TALK_SECONDS_MAX)) {
            assertTrue(Pricing.chargeMicros(rate, limit + 1) > fundsMicros, "limit is longest");
        }
    }

    @Property
    void moreTalkNeverCostsLess(@ForAll("rates") Rate rate, @ForAll("talk") long talkSeconds) {
        long more = Math.min(talkSeconds + 1, Pricing.TALK_SECONDS_MAX);

        assertTrue(Pricing.chargeMicros(rate, more) >= Pricing.chargeMicros(rate, talkSeconds));
    }

    @Property
    void theTraceSumsToTheChargeAndReplaysToItAlsoFromJson(
            @ForAll("rates") Rate rate, @ForAll("talk") long talkSeconds) throws Exception {
        Currency usd = Currency.getInstance("USD");
        Quote quote = new Quote(new DeckVersion("retail", 1), usd, rate);
        ObjectMapper json = new ObjectMapper();

        Trace trace = Pricing.explain(quote, CALLED, talkSeconds);
        Trace read = json.readValue(json.writeValueAsString(trace), Trace.class);

        assertEquals(Pricing.charge(quote, talkSeconds).amount(), trace.total());
        assertEquals(trace, read);
        assertEquals(trace.total(), read.replayed());
    }

    @Provide
    Arbitrary<Rate> rates() {
        Arbitrary<Long> prices = Arbitraries.oneOf(
                Arbitraries.longs().between(0, Rate.PRICE_MAX_MICROS),
                Arbitraries.longs().between(0, 2_000_000),
                Arbitraries.longs().between(0, 130),
                Arbitraries.of(0L, 1L, 59L, 60L, Rate.PRICE_MAX_MICROS));
        Arbitrary<Integer> seconds = Arbitraries.oneOf(
                Arbitraries.integers().between(1, BillingIncrement.SECONDS_MAX),
                Arbitraries.of(1, 6, 30, 60));
        return Combinators.combine(prices, prices, seconds, seconds)
                .as((price, fee, first, step) -> new Rate(
                        new Prefix("351"),
                        "Portugal",
                        price,
                        new BillingIncrement(first, step),
                        fee));
    }

    @Provide
    Arbitrary<Long> talk() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 7200),
                Arbitraries.longs().between(0, Pricing.TALK_SECONDS_MAX),
                Arbitraries.of(0L, 1L, THIRTY_DAYS, Pricing.TALK_SECONDS_MAX));
    }

    @Provide
    Arbitrary<Long> funds() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(0, 100_000_000),
                Arbitraries.of(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE));
    }
}
