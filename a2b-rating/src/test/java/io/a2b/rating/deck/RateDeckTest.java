package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class RateDeckTest {
    private static final DeckVersion VERSION = new DeckVersion("retail", 1);
    private static final DeckTerms TERMS = DeckTerms.of(Currency.getInstance("USD"));
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aShorterPrefixCountsWhileTheLongerOneIsNotValid() {
        RateDeck deck = deck(
                rate("351", "Portugal", RateTerms.of(price(1))),
                rate(
                        "3519",
                        "Mobile",
                        RateTerms.of(price(2))
                                .withValidity(Validity.ALWAYS.withUntil(MONDAY_NOON))));

        assertEquals("Mobile", destination(deck, "351912345678", MONDAY_NOON.minusSeconds(1)));
        assertEquals("Portugal", destination(deck, "351912345678", MONDAY_NOON));
    }

    @Test
    void ofTwoBandsOfOnePrefixTheOneCountsThatApplies() {
        TimeBand weekend = TimeBand.parse("weekend: sat-sun 00:00-24:00");
        RateDeck deck = deck(
                rate(
                        "351",
                        "Weekend",
                        RateTerms.of(price(1)).withValidity(Validity.during(weekend))),
                rate("351", "Week", RateTerms.of(price(2))));

        assertEquals("Week", destination(deck, "351212345678", MONDAY_NOON));
        assertEquals(
                "Weekend", destination(deck, "351212345678", MONDAY_NOON.minusSeconds(86_400)));
    }

    @Test
    void theWallClockIsThatOfTheDeck() {
        TimeBand night = TimeBand.parse("night: mon 00:00-06:00");
        DeckTerms auckland = TERMS.withZone(ZoneId.of("Pacific/Auckland"));
        RateDeck deck = RateDeck.of(
                VERSION,
                auckland,
                List.of(rate(
                        "64",
                        "Night",
                        RateTerms.of(price(1)).withValidity(Validity.during(night)))));

        assertEquals("Night", destination(deck, "6441234567", MONDAY_NOON.minusSeconds(86_400)));
        assertEquals(Optional.empty(), deck.find("6441234567", "", MONDAY_NOON));
    }

    @Test
    void aRateForCertainCallersGoesBeforeThatForAll() {
        RateDeck deck = deck(
                rate("34", "Spain", RateTerms.of(price(2))),
                rate("34", "From Portugal", RateTerms.of(price(1)).withCallerPrefix("351")));

        assertEquals("From Portugal", destination(deck, "34912345678", "351212345678"));
        assertEquals("Spain", destination(deck, "34912345678", "44201234567"));
        assertEquals("Spain", destination(deck, "34912345678", ""));
    }

    @Test
    void theLongestPatternWinsAndTheDefaultIsForTheRest() {
        RateDeck deck = deck(
                rate("34", "Spain", RateTerms.of(price(1))),
                rate("_34[67]XXXXXXXX", "Mobile", RateTerms.of(price(2))),
                rate("346123456789", "One number", RateTerms.of(price(3))),
                rate("default", "Elsewhere", RateTerms.of(price(9))));

        assertEquals("Mobile", destination(deck, "34612345678", MONDAY_NOON));
        assertEquals("One number", destination(deck, "346123456789", MONDAY_NOON));
        assertEquals("Spain", destination(deck, "34912345678", MONDAY_NOON));
        assertEquals("Elsewhere", destination(deck, "15551234567", MONDAY_NOON));
    }

    @Test
    void refusesTwoRatesBetweenWhichNothingDecides() {
        List<Rate> twice = List.of(
                rate("34", "Spain", RateTerms.of(price(1))),
                rate("34", "Spain", RateTerms.of(price(2))));

        assertThrows(IllegalArgumentException.class, () -> RateDeck.of(VERSION, TERMS, twice));
        DeckTerms legacy = TERMS.withRounding(Rounding.LEGACY);
        assertEquals(2, RateDeck.of(VERSION, legacy, twice).size());
    }

    @Test
    void refusesAPriceTooHighToBeSplit() {
        List<Rate> dear = List.of(rate("34", "Spain", RateTerms.of(price(Price.MICROS_MAX))));

        assertEquals(1, RateDeck.of(VERSION, TERMS, dear).size());
        assertThrows(
                IllegalArgumentException.class,
                () -> RateDeck.of(VERSION, TERMS.withSplitAtBandEdges(), dear));
    }

    private static RateDeck deck(Rate... rates) {
        return RateDeck.of(VERSION, TERMS, List.of(rates));
    }

    private static Rate rate(String pattern, String destination, RateTerms terms) {
        return new Rate(NumberPattern.parse(pattern), destination, terms);
    }

    private static Price price(long micros) {
        return Price.perMinute(micros, BillingIncrement.SECOND);
    }

    private static String destination(RateDeck deck, String called, Instant at) {
        return deck.find(called, "", at).orElseThrow().destination();
    }

    private static String destination(RateDeck deck, String called, String caller) {
        return deck.find(called, caller, MONDAY_NOON).orElseThrow().destination();
    }
}
