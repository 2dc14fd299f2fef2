package io.a2b.rating.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.math.RoundingMode;

class PriceCurveProperties {
    private static final long THIRTY_DAYS = 30L * 24 * 60 * 60;

    @Property
    void theLimitIsTheInverseOfTheChargeForEverySum(
            @ForAll("rising") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("funds") long fundsMicros,
            @ForAll("talk") long talkSecondsMax) {
        assertInverse(PriceCurve.of(price, rounding), fundsMicros, talkSecondsMax, 0);
    }

    @Property
    void theLimitIsTheInverseOfTheChargeAtTheEdgesOfItsSteps(
            @ForAll("rising") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("talk") long talkSeconds) {
        PriceCurve curve = PriceCurve.of(price, rounding);
        long charge = curve.chargeMicros(talkSeconds);

        for (long fundsMicros = charge - 1; fundsMicros <= charge + 1; fundsMicros++) {
            assertInverse(curve, fundsMicros, PriceCurve.TALK_SECONDS_MAX, 0);
        }
        assertTrue(curve.limitSeconds(charge, PriceCurve.TALK_SECONDS_MAX) >= talkSeconds);
    }

    @Property
    void theLimitIsTheInverseOfTheChargeWithFreeSecondsToo(
            @ForAll("rising") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("shortTalk") long talkSeconds,
            @ForAll("shortTalk") long freeSeconds) {
        PriceCurve curve = PriceCurve.of(price, rounding);
        long charge = curve.chargeMicros(talkSeconds, freeSeconds);

        for (long fundsMicros = charge - 1; fundsMicros <= charge + 1; fundsMicros++) {
            assertInverse(curve, fundsMicros, 7200, freeSeconds);
        }
    }

    @Property
    void everyMomentUpToTheLimitIsAffordableWhateverThePriceGives(
            @ForAll("mixed") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("shortTalk") long talkSeconds) {
        PriceCurve curve = PriceCurve.of(price, rounding);
        long fundsMicros = Math.max(0, curve.chargeMicros(talkSeconds));

        long limit = curve.limitSeconds(fundsMicros, 5000);

        for (long seconds = 1; seconds <= limit; seconds++) {
            assertTrue(curve.chargeMicros(seconds) <= fundsMicros);
        }
        assertTrue(curve.mostMicros(limit, 0) <= fundsMicros);
        if (limit < 5000) assertTrue(curve.chargeMicros(limit + 1) > fundsMicros);
    }

    private static void assertInverse(
            PriceCurve curve, long fundsMicros, long talkSecondsMax, long freeSeconds) {
        long limit = curve.limitSeconds(fundsMicros, talkSecondsMax, freeSeconds);

        assertTrue(limit >= 0 && limit <= talkSecondsMax);
        if (fundsMicros < 0) {
            assertEquals(0, limit);
            return;
        }
        assertTrue(curve.chargeMicros(limit, freeSeconds) <= fundsMicros, "limit is affordable");
        assertTrue(curve.mostMicros(limit, freeSeconds) <= fundsMicros, "so is all before");
        if (limit < Math.min(talkSecondsMax, PriceCurve.TALK_SECONDS_MAX)) {
            assertTrue(
                    curve.chargeMicros(limit + 1, freeSeconds) > fundsMicros, "limit is longest");
        }
    }

    @Property
    void moreTalkNeverCostsLess(
            @ForAll("rising") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("talk") long talkSeconds,
            @ForAll("shortTalk") long freeSeconds) {
        PriceCurve curve = PriceCurve.of(price, rounding);
        long more = Math.min(talkSeconds + 1, PriceCurve.TALK_SECONDS_MAX);
        // LEGACY deducts more free seconds the longer the call is
        long free = rounding.style() == Rounding.Style.LEGACY ? 0 : freeSeconds;

        assertTrue(curve.chargeMicros(more, free) >= curve.chargeMicros(talkSeconds, free));
    }

    @Property
    void moreFreeSecondsNeverCostMore(
            @ForAll("rising") Price price,
            @ForAll("shortTalk") long talkSeconds,
            @ForAll("shortTalk") long freeSeconds) {
        PriceCurve curve = PriceCurve.of(price, Rounding.STANDARD);

        long used = curve.freeSecondsUsed(talkSeconds, freeSeconds);

        assertTrue(curve.chargeMicros(talkSeconds, freeSeconds + 1)
                <= curve.chargeMicros(talkSeconds, freeSeconds));
        assertTrue(used <= freeSeconds && used <= curve.billedSeconds(talkSeconds));
    }

    @Property
    void billsAllOfTheTalk(
            @ForAll("mixed") Price price,
            @ForAll("roundings") Rounding rounding,
            @ForAll("talk") long talkSeconds) {
        assertTrue(PriceCurve.of(price, rounding).billedSeconds(talkSeconds) >= talkSeconds);
    }

    /** The price of each second, found by walking from increment to increment. */
    @Property
    void aWalkFromIncrementToIncrementSumsUpToTheCharge(
            @ForAll("mixed") Price price, @ForAll("shortTalk") long talkSeconds) {
        PriceCurve curve = PriceCurve.of(price, Rounding.STANDARD);
        if (talkSeconds == 0) return;

        assertEquals(
                Walk.sixtieths(price, talkSeconds),
                curve.exactMicros(talkSeconds, 0, 0, 6)
                        .multiply(BigDecimal.valueOf(60))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    @Provide
    Arbitrary<Price> rising() {
        return Prices.rising();
    }

    @Provide
    Arbitrary<Price> mixed() {
        return Prices.mixed();
    }

    @Provide
    Arbitrary<Rounding> roundings() {
        return Prices.roundings();
    }

    @Provide
    Arbitrary<Long> talk() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 7200),
                Arbitraries.longs().between(0, PriceCurve.TALK_SECONDS_MAX),
                Arbitraries.of(0L, 1L, THIRTY_DAYS, PriceCurve.TALK_SECONDS_MAX));
    }

    @Provide
    Arbitrary<Long> shortTalk() {
        return Arbitraries.longs().between(0, 2000);
    }

    @Provide
    Arbitrary<Long> funds() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(0, 100_000_000),
                Arbitraries.of(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE));
    }
}
