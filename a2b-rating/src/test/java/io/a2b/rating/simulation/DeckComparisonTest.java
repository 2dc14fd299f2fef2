package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.money.Money;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.simulation.ComparisonReport.Mover;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

class DeckComparisonTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Rate rate(String prefix, String destination, long micros, long costMicros) {
        RateTerms terms = RateTerms.of(Price.perMinute(micros, BillingIncrement.SECOND))
                .withCost(Price.perMinute(costMicros, BillingIncrement.SECOND));
        return new Rate(new Prefix(prefix), destination, terms);
    }

    private static RateDeck deck(int version, Rate... rates) {
        return RateDeck.of(new DeckVersion("retail", version), USD, List.of(rates));
    }

    private static RatedCall call(String called, long talkSeconds) {
        return new RatedCall(called, "", MONDAY_NOON, talkSeconds);
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    @Test
    void tellsRevenueCostMarginAndMovers() {
        RateDeck before = deck(
                1,
                rate("351", "Portugal", 60_000, 30_000),
                rate("34", "Spain", 60_000, 30_000),
                rate("44", "Britain", 60_000, 30_000));
        RateDeck after = deck(
                2,
                rate("351", "Portugal", 60_000, 20_000),
                rate("3519", "Portugal - Mobile", 600_000, 300_000),
                rate("34", "Spain", 30_000, 30_000));
        ComparisonReport report = DeckComparison.of(before, after)
                .compare(List.of(
                                call("351210000000", 60),
                                call("351910000000", 60),
                                call("34910000000", 120),
                                call("442070000000", 60),
                                call("999", 60),
                                call("351210000000", 0))
                        .iterator());
        assertEquals(6, report.calls());
        assertEquals(360, report.talkSeconds());
        assertEquals(
                new ComparisonReport.Side(
                        new DeckVersion("retail", 1), 1, 0, 300, usd("0.30"), usd("0.15")),
                report.before());
        assertEquals(
                new ComparisonReport.Side(
                        new DeckVersion("retail", 2), 2, 0, 240, usd("0.72"), usd("0.38")),
                report.after());
        assertEquals(usd("0.42"), report.revenueChange());
        assertEquals(usd("0.19"), report.marginChange());
        assertEquals(
                List.of(1L, 1L, 2L), List.of(report.dearer(), report.cheaper(), report.same()));
        assertEquals(
                List.of(new Mover("Portugal - Mobile", 1, 60, usd("0.06"), usd("0.60"))),
                report.destinations().up());
        assertEquals(
                List.of(
                        new Mover("Britain", 1, 60, usd("0.06"), usd("0")),
                        new Mover("Spain", 1, 120, usd("0.12"), usd("0.06"))),
                report.destinations().down());
        assertEquals(List.of("3519"), names(report.prefixes().up()));
        assertEquals(List.of("34", "44"), names(report.prefixes().down()));
    }

    private static List<String> names(List<Mover> movers) {
        return movers.stream().map(Mover::name).toList();
    }

    @Test
    void listsNoMoreMoversThanAskedFor() {
        List<Rate> cheap = new ArrayList<>();
        List<Rate> dear = new ArrayList<>();
        for (int n = 10; n < 100; n++) {
            cheap.add(rate(Integer.toString(n), "D" + n, 60_000, 0));
            dear.add(rate(Integer.toString(n), "D" + n, 60_000L * n, 0));
        }
        ComparisonTally tally = DeckComparison.of(
                        deck(1, cheap.toArray(Rate[]::new)), deck(2, dear.toArray(Rate[]::new)))
                .tally();
        for (int n = 10; n < 100; n++) tally.add(call(n + "555", 60));
        ComparisonReport report = tally.report(3);
        assertEquals(List.of("D99", "D98", "D97"), names(report.destinations().up()));
        assertEquals(List.of("99", "98", "97"), names(report.prefixes().up()));
        assertEquals(List.of(), tally.report(0).prefixes().up());
        assertThrows(IllegalArgumentException.class, () -> tally.report(-1));
    }

    @Test
    void refusesDecksInTwoCurrencies() {
        RateDeck euros = RateDeck.of(
                new DeckVersion("euros", 4),
                Currency.getInstance("EUR"),
                List.of(rate("351", "Portugal", 1, 1)));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> DeckComparison.of(deck(1, rate("351", "Portugal", 1, 1)), euros));
        assertEquals("after: euros v4 is in EUR, but retail v1 in USD", refused.getMessage());
    }

    @Test
    void refusesToMergeWhatComparesOtherDecks() {
        RateDeck one = deck(1, rate("351", "Portugal", 1, 1));
        RateDeck other = deck(2, rate("351", "Portugal", 1, 1));
        ComparisonTally tally = DeckComparison.of(one, other).tally();
        ComparisonTally turned = DeckComparison.of(other, one).tally();
        assertThrows(IllegalArgumentException.class, () -> tally.merge(turned));
    }

    @Test
    void saysSoWhenASumDoesNotFit() {
        long dear = Price.MICROS_MAX;
        RateDeck deck = deck(1, rate("351", "Portugal", dear, 0));
        ComparisonTally tally = DeckComparison.of(deck, deck).tally();
        RatedCall long1 = call("351210000000", 900 * 60);
        tally.add(long1);
        assertEquals(
                9_000_000_000_000_000_000L, tally.report(0).after().revenue().micros());
        assertThrows(ArithmeticException.class, () -> tally.add(long1));
    }

    @Test
    void reportsProgressAndStopsWhenItsReporterThrows() {
        RateDeck deck = deck(1, rate("351", "Portugal", 60_000, 0));
        List<RatedCall> calls = Collections.nCopies(250_000, call("351210000000", 60));
        List<Long> seen = new ArrayList<>();
        DeckComparison.of(deck, deck).compare(calls.iterator(), seen::add);
        assertEquals(List.of(100_000L, 200_000L, 250_000L), seen);
        assertThrows(
                IllegalStateException.class,
                () -> DeckComparison.of(deck, deck).compare(calls.iterator(), n -> {
                    throw new IllegalStateException("enough");
                }));
    }

    @Test
    void splitsACallWhereTheDeckSaysSo() {
        Validity peak = Validity.ALWAYS.withBand(TimeBand.parse("Mon-Fri 08:00-18:00"));
        RateTerms day =
                RateTerms.of(Price.perMinute(600_000, BillingIncrement.SECOND)).withValidity(peak);
        RateTerms night = RateTerms.of(Price.perMinute(60_000, BillingIncrement.SECOND));
        // the shorter prefix takes over where the band of the longer one ends
        List<Rate> rates = List.of(
                new Rate(new Prefix("3512"), "Lisbon by day", day),
                new Rate(new Prefix("351"), "Portugal", night));
        RateDeck whole = RateDeck.of(new DeckVersion("d", 1), USD, rates);
        RateDeck split = RateDeck.of(
                new DeckVersion("d", 2), DeckTerms.of(USD).withSplitAtBandEdges(), rates);
        ComparisonTally tally = DeckComparison.of(whole, split).tally();
        Instant edge = Instant.parse("2026-03-02T18:00:00Z");
        tally.add(new RatedCall("351211234567", "", edge.minusSeconds(60), 180));
        ComparisonReport report = tally.report(1);
        assertEquals(usd("1.80"), report.before().revenue());
        assertEquals(usd("0.72"), report.after().revenue());
        // and a call that lies within the band, or has no band, is not
        tally.add(new RatedCall("351211234567", "", edge.minusSeconds(180), 180));
        tally.add(new RatedCall("351911234567", "", edge.minusSeconds(60), 180));
        assertEquals(usd("2.70"), tally.report(1).after().revenue());
    }

    /** Seconds at one micro each by day and none by night, over three weeks. */
    @Test
    void splitsALongCallAtEveryEdge() {
        Validity peak = Validity.ALWAYS.withBand(TimeBand.parse("Mon-Fri 08:00-18:00"));
        RateTerms day =
                RateTerms.of(Price.perMinute(60, BillingIncrement.SECOND)).withValidity(peak);
        RateTerms night = RateTerms.of(Price.perMinute(0, BillingIncrement.SECOND));
        RateDeck split = RateDeck.of(
                new DeckVersion("d", 2),
                DeckTerms.of(USD).withSplitAtBandEdges(),
                List.of(
                        new Rate(new Prefix("35"), "Day", day),
                        new Rate(new Prefix("3"), "Night", night)));
        ComparisonTally tally = DeckComparison.of(split, split).tally();
        long talk = 21 * 86_400L + 5;
        tally.add(new RatedCall("351211234567", "", MONDAY_NOON, talk));
        long expected = IntStream.range(0, (int) talk)
                .filter(second -> isPeak(MONDAY_NOON.getEpochSecond() + second))
                .count();
        assertEquals(expected, tally.report(0).after().revenue().micros());
        assertTrue(expected > 500_000 && expected < 600_000, "by day: " + expected);
    }

    private static boolean isPeak(long epochSecond) {
        long hour = Math.floorMod(epochSecond, 86_400L) / 3_600;
        long weekday = Math.floorMod(epochSecond / 86_400 + 3, 7L); // 1970-01-01 was a Thursday
        return weekday < 5 && hour >= 8 && hour < 18;
    }
}
