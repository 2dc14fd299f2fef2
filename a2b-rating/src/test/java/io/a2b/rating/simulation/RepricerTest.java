package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.money.Money;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.charging.CallJson;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.simulation.RepricedCall.Outcome;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class RepricerTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant AT = Instant.parse("2026-03-02T17:59:30Z");
    private static final DeckVersion OLD = new DeckVersion("retail", 1);

    private static Rate rate(String prefix, long perMinuteMicros) {
        return new Rate(
                new Prefix(prefix), "Portugal", perMinuteMicros, BillingIncrement.SECOND, 0);
    }

    private static RateDeck deck(Rate... rates) {
        return RateDeck.of(new DeckVersion("retail", 2), USD, List.of(rates));
    }

    /** One minute of talk after {@code ring}, charged 0.60. */
    private static ChargedCallRow row(Quote quote, Duration ring) {
        return new ChargedCallRow(
                "call-1",
                7,
                "+34911234567",
                "351211234567",
                AT,
                AT,
                AT.plus(ring),
                60,
                CallJson.write(quote),
                null,
                600_000,
                0);
    }

    private static Money price(RateDeck deck, ChargedCallRow row) {
        RepricedCall call = new Repricer(deck, Optional.empty()).reprice(row).orElseThrow();
        assertEquals(call.price(), call.trace().map(trace -> trace.total()));
        return call.price().orElseThrow();
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    @Test
    void keepsTheFreeSecondsOfTheCall() {
        Quote quote =
                new Quote(OLD, USD, rate("351", 600_000)).withCoverage(new Coverage("weekend", 45));
        assertEquals(usd("0.30"), price(deck(rate("351", 1_200_000)), row(quote, Duration.ZERO)));
        Quote free = quote.withCoverage(new Coverage("weekend", Coverage.WHOLE_CALL));
        assertEquals(usd("0"), price(deck(rate("351", 1_200_000)), row(free, Duration.ZERO)));
    }

    /** More was set aside than the call used; the rest has gone back to the allowance. */
    @Test
    void anAllowancePaysForNoMoreSecondsThanItDid() {
        Quote quote = new Quote(OLD, USD, rate("351", 600_000))
                .withCoverage(new Coverage("weekend", 7_200));
        Rate longer =
                new Rate(new Prefix("351"), "Portugal", 600_000, new BillingIncrement(90, 90), 0);
        assertEquals(usd("0.30"), price(deck(longer), row(quote, Duration.ZERO)));
        ChargedCallRow row = row(quote, Duration.ZERO);
        ChargedCallRow given = new ChargedCallRow(
                row.callId(),
                row.accountId(),
                row.callerNumber(),
                row.calledNumber(),
                row.startedAt(),
                row.authorizedAt(),
                row.answeredAt(),
                row.talkSeconds(),
                row.quote(),
                15L,
                row.chargedMicros(),
                row.uncoveredMicros());
        assertEquals(usd("0.45"), price(deck(rate("351", 600_000)), given));
    }

    @Test
    void keepsWhatTheAccessNumberCostsOnTop() {
        Quote quote = new Quote(OLD, USD, rate("351", 600_000)).plusPerMinute(50_000, 0);
        assertEquals(usd("1.25"), price(deck(rate("351", 1_200_000)), row(quote, Duration.ZERO)));
    }

    @Test
    void takesTheRateOfTheMomentOfAuthorisationAndSplitsWhereTheDeckDoes() {
        Validity day = Validity.during(TimeBand.parse("Mon-Fri 08:00-18:00"));
        Rate byDay = new Rate(
                new Prefix("3512"),
                "Lisbon",
                RateTerms.of(Price.perMinute(600_000, BillingIncrement.SECOND)).withValidity(day));
        Rate else1 = rate("351", 60_000);
        Quote quote = new Quote(OLD, USD, rate("351", 600_000));
        // answered 10 s before the edge: 10 s by day, 50 s by night
        ChargedCallRow row = row(quote, Duration.ofSeconds(20));
        assertEquals(usd("0.60"), price(deck(byDay, else1), row));
        RateDeck splitting = RateDeck.of(
                new DeckVersion("retail", 3),
                DeckTerms.of(USD).withSplitAtBandEdges(),
                List.of(byDay, else1));
        assertEquals(usd("0.15"), price(splitting, row));
        // answered behind the edge: the rate at authorisation, unless the deck splits
        ChargedCallRow late = row(quote, Duration.ofSeconds(40));
        assertEquals(usd("0.60"), price(deck(byDay, else1), late));
        assertEquals(usd("0.06"), price(splitting, late));
    }

    @Test
    void takesTheRateForTheCaller() {
        Rate fromSpain = new Rate(
                new Prefix("351"),
                "Portugal from Spain",
                RateTerms.of(Price.perMinute(30_000, BillingIncrement.SECOND))
                        .withCallerPrefix("34"));
        Quote quote = new Quote(OLD, USD, rate("351", 600_000));
        assertEquals(
                usd("0.03"),
                price(deck(rate("351", 90_000), fromSpain), row(quote, Duration.ZERO)));
    }

    @Test
    void tellsWhatWouldBecomeOfTheCall() {
        Quote quote = new Quote(OLD, USD, rate("351", 600_000));
        ChargedCallRow row = row(quote, Duration.ZERO);
        assertEquals(Outcome.SAME, outcome(deck(rate("351", 600_000)), row));
        assertEquals(Outcome.CHEAPER, outcome(deck(rate("351", 599_940)), row));
        assertEquals(Outcome.DEARER, outcome(deck(rate("351", 600_001)), row));
        assertEquals(Outcome.UNRATED, outcome(deck(rate("34", 1)), row));
        RateDeck euros = RateDeck.of(
                new DeckVersion("retail", 2),
                Currency.getInstance("EUR"),
                List.of(rate("351", 600_000)));
        assertEquals(Outcome.CURRENCY_DIFFERS, outcome(euros, row));
        Repricer others = new Repricer(deck(rate("351", 1)), Optional.of("wholesale"));
        assertEquals(Optional.empty(), others.reprice(row));
    }

    private static Outcome outcome(RateDeck deck, ChargedCallRow row) {
        return new Repricer(deck, Optional.of("retail"))
                .reprice(row)
                .orElseThrow()
                .outcome();
    }
}
