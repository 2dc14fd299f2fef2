package io.a2b.rating.charging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.A2bException;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.DialPattern;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.CallTime;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.price.Step;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.Split;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.Trunk;

import org.junit.jupiter.api.Test;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class CallJsonTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final DeckVersion DECK = new DeckVersion("retail", 7);
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void readsBackAQuoteWithEverythingInIt() {
        Price price = Price.perMinute(120_000, new BillingIncrement(30, 6))
                .withFees(Fees.connection(50_000)
                        .withDisconnection(10_000, 30)
                        .withSurcharge(1_000, 60)
                        .withMinimum(5_000)
                        .withMaximum(9_000_000))
                .withSteps(List.of(new Step(60, 10_000, 90_000, 30)))
                .withCallTime(new CallTime(2, 60, 20));
        RateTerms terms = new RateTerms(
                price,
                Optional.of(Price.perMinute(50_000, BillingIncrement.SECOND)),
                new Validity(
                        Optional.of(NOON),
                        Optional.empty(),
                        TimeBand.parse("peak: mon-fri 08:00-20:00")),
                "351",
                "carrier1");
        Rate rate = new Rate(new DialPattern("_44[2-9]X."), "United Kingdom", terms);
        Quote quote = new Quote(
                DECK,
                USD,
                new Rounding(Rounding.Style.STANDARD, RoundingMode.UP, 4),
                rate,
                20_000,
                Optional.of(new Split(
                        NOON,
                        NOON.plusSeconds(60),
                        List.of(new Split.Change(NOON.plusSeconds(3600), rate)))),
                Optional.of(new Coverage("minutes", 300)));

        assertEquals(quote, CallJson.readQuote(CallJson.write(quote)));
    }

    @Test
    void readsAQuoteOfTheFirstRelease() {
        Quote quote = CallJson.readQuote("""
                {"deck":{"deck":"retail","version":7},"currency":"USD","rate":{"prefix":{"digits":
                "351"},"destination":"Portugal","perMinuteMicros":60000,"increment":{
                "firstSeconds":30,"stepSeconds":6},"connectionFeeMicros":50000}}""");

        Rate rate = new Rate(
                new Prefix("351"), "Portugal", 60_000, new BillingIncrement(30, 6), 50_000);
        assertEquals(new Quote(DECK, USD, rate), quote);
    }

    @Test
    void readsRoutesOfTheFirstRelease() {
        List<Route> routes = CallJson.readRoutes("""
                [{"trunk":{"name":"carrier1","technology":"PJSIP","endpoint":"carrier1",
                "removePrefix":"","addPrefix":"","ringSecondsMax":60}}]""");

        assertEquals(List.of(new Route(Trunk.of("carrier1", "PJSIP", "carrier1"))), routes);
    }

    @Test
    void saysSoWhenARowCannotBeRead() {
        assertThrows(A2bException.class, () -> CallJson.readQuote("{\"deck\":"));
    }
}
