package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class PricedCallTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final DeckVersion RETAIL = new DeckVersion("retail", 1);
    private static final Prefix PORTUGAL = new Prefix("351");
    private static final BillingIncrement MINUTE = new BillingIncrement(60, 60);

    private static RatedCall call(String answeredAt, long talkSeconds) {
        return new RatedCall("351211234567", "", Instant.parse(answeredAt), talkSeconds);
    }

    private static RateTerms perMinute(long micros) {
        return RateTerms.of(Price.perMinute(micros, BillingIncrement.SECOND));
    }

    @Test
    void isChargedAndCostsAsTheRateSays() {
        RateTerms terms = perMinute(60_000).withCost(Price.perMinute(90_000, MINUTE));
        RateDeck deck = RateDeck.of(RETAIL, USD, List.of(new Rate(PORTUGAL, "Portugal", terms)));
        PricedCall priced =
                PricedCall.find(deck, call("2026-03-02T12:00:00Z", 61)).orElseThrow();
        assertEquals(61, priced.charge().billedSeconds());
        assertEquals(Money.of("USD", "0.061"), priced.charge().amount());
        assertEquals(Optional.of(Money.of("USD", "0.18")), priced.cost());
        assertEquals(Optional.of(Money.of("USD", "-0.119")), priced.margin());
    }

    @Test
    void hasNoMarginWithoutACost() {
        Rate rate = new Rate(PORTUGAL, "Portugal", perMinute(60_000));
        RateDeck deck = RateDeck.of(RETAIL, USD, List.of(rate));
        PricedCall priced =
                PricedCall.find(deck, call("2026-03-02T12:00:00Z", 0)).orElseThrow();
        assertEquals(Money.zero(USD), priced.charge().amount());
        assertEquals(Optional.empty(), priced.margin());
    }

    @Test
    void isNotThereWithoutARate() {
        Rate rate = new Rate(new Prefix("34"), "Spain", perMinute(60_000));
        RateDeck deck = RateDeck.of(RETAIL, USD, List.of(rate));
        assertEquals(Optional.empty(), PricedCall.find(deck, call("2026-03-02T12:00:00Z", 9)));
    }

    /** Half a minute at 0.06 and half a minute at 0.60. */
    @Test
    void isSplitWhereItsDeckSplits() {
        Validity night = Validity.ALWAYS.withBand(TimeBand.parse("00:00-06:00"));
        Validity day = Validity.ALWAYS.withBand(TimeBand.parse("06:00-24:00"));
        List<Rate> rates = List.of(
                new Rate(PORTUGAL, "Portugal", perMinute(60_000).withValidity(night)),
                new Rate(PORTUGAL, "Portugal", perMinute(600_000).withValidity(day)));
        RateDeck deck = RateDeck.of(RETAIL, DeckTerms.of(USD).withSplitAtBandEdges(), rates);
        PricedCall priced =
                PricedCall.find(deck, call("2026-03-02T05:59:30Z", 60)).orElseThrow();
        assertEquals(Money.of("USD", "0.33"), priced.charge().amount());
    }
}
