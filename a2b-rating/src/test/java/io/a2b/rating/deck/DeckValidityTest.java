package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;

/** Dates of a version, besides those of its rates. */
class DeckValidityTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Validity IN_APRIL = Validity.ALWAYS.withFrom(APRIL).withUntil(MAY);

    @Test
    void noRateMatchesOutsideTheDatesOfItsVersion() {
        RateDeck deck = deck(IN_APRIL, Validity.ALWAYS);

        assertFalse(isFound(deck, APRIL.minusSeconds(1)));
        assertTrue(isFound(deck, APRIL));
        assertTrue(isFound(deck, MAY.minusSeconds(1)));
        assertFalse(isFound(deck, MAY));
    }

    @Test
    void aRateHasItsOwnDatesWithinThoseOfItsVersion() {
        RateDeck deck =
                deck(IN_APRIL, Validity.ALWAYS.withFrom(MARCH).withUntil(MAY.minusSeconds(9)));

        assertFalse(isFound(deck, APRIL.minusSeconds(1)));
        assertTrue(isFound(deck, APRIL));
        assertFalse(isFound(deck, MAY.minusSeconds(9)));
    }

    @Test
    void aRateWhoseDatesAreAllOutsideNeverMatches() {
        RateDeck deck = deck(IN_APRIL, Validity.ALWAYS.withUntil(APRIL));

        for (Instant at : List.of(Instant.EPOCH, MARCH, APRIL, MAY, Instant.MAX)) {
            assertFalse(isFound(deck, at), at::toString);
        }
    }

    @Test
    void theHoursOfARateHoldWithinTheDatesOfItsVersion() {
        RateDeck deck = deck(IN_APRIL, Validity.during(TimeBand.parse("08:00-20:00")));

        assertFalse(isFound(deck, APRIL));
        assertTrue(isFound(deck, APRIL.plusSeconds(8 * 3600)));
        assertFalse(isFound(deck, MARCH.plusSeconds(8 * 3600)));
    }

    @Test
    void aCallIsToldThatTheVersionEnds() {
        RateDeck deck = deck(IN_APRIL, Validity.ALWAYS);
        long end = MAY.getEpochSecond();

        assertEquals(OptionalLong.of(end), deck.nextChangeAfter(0, end - 10, end + 10));
    }

    @Test
    void aVersionHasNoHours() {
        Validity night = Validity.during(TimeBand.parse("22:00-06:00"));

        assertThrows(IllegalArgumentException.class, () -> terms().withValidity(night));
    }

    private static DeckTerms terms() {
        return DeckTerms.of(Currency.getInstance("USD"));
    }

    private static RateDeck deck(Validity version, Validity rate) {
        RateTerms terms = RateTerms.of(Price.perMinute(1, BillingIncrement.SECOND));
        Rate only = new Rate(new Prefix("351"), "Portugal", terms.withValidity(rate));
        return RateDeck.of(
                new DeckVersion("deck", 1), terms().withValidity(version), List.of(only));
    }

    private static boolean isFound(RateDeck deck, Instant at) {
        return deck.match("351912345678", "", at.getEpochSecond()) != RateDeck.NO_ROW;
    }
}
