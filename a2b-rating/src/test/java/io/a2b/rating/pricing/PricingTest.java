package io.a2b.rating.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Currency;
import java.util.List;

class PricingTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PhoneNumber CALLED = new PhoneNumber("351912345678");

    @ParameterizedTest(name = "{0}/min {1}/{2} + {3}: {4} s cost {5}")
    @CsvSource({
        "0.10, 1, 1, 0, 90, 0.15",
        "0.12, 60, 60, 0, 61, 0.24",
        "0.15, 30, 6, 0, 10, 0.075",
        "0.15, 30, 6, 0, 31, 0.09",
        "0.25, 1, 1, 0, 37, 0.154167",
        "0.01234, 1, 1, 0, 7, 0.00144",
        "0.12, 60, 60, 0.05, 61, 0.29",
        "0.12, 60, 60, 0.05, 0, 0",
        "0.00003, 1, 1, 0, 1, 0.000001",
        "0.000029, 1, 1, 0, 1, 0"
    })
    void charges(String price, int first, int step, String fee, long talkSeconds, String expected) {
        Quote quote = quote(price, first, step, fee);

        assertEquals(usd(expected), Pricing.charge(quote, talkSeconds).amount());
    }

    @ParameterizedTest(name = "{4} at {0}/min {1}/{2} + {3} last {5} s")
    @CsvSource({
        "0.10, 1, 1, 0, 10, 6000",
        "0.10, 1, 1, 0, 0.70, 420",
        "0.10, 60, 60, 0, 0.30, 180",
        "0.12, 60, 60, 0.08, 1, 420",
        "0.12, 60, 60, 0.05, 1, 420",
        "0.12, 60, 60, 0.05, 0.04, 0",
        "0.12, 60, 60, 0, 0.119999, 0",
        "0.12, 60, 60, 0, 0, 0",
        "0.15, 30, 6, 0, 0.09, 36",
        "0.15, 30, 6, 0, 0.104999, 36",
        "0.10, 1, 1, 0, -0.01, 0",
        "0, 1, 1, 0, 0, 7200",
        "0, 1, 1, 0, -0.000001, 0",
        "0, 1, 1, 0.05, 0.05, 7200",
        "0, 1, 1, 0.05, 0.049999, 0"
    })
    void limits(String price, int first, int step, String fee, String funds, long expected) {
        TalkLimit limit = Pricing.limit(quote(price, first, step, fee), usd(funds), 7200);

        assertEquals(expected, limit.talkSeconds());
    }

    @Test
    void theLimitSaysWhatHasToBeSetAside() {
        assertEquals(
                new TalkLimit(36, usd("0.09")),
                Pricing.limit(quote("0.15", 30, 6, "0"), usd("0.1"), 7200));
    }

    @Test
    void aLimitNeedsMoneyOfTheSameCurrency() {
        Quote quote = quote("0.15", 30, 6, "0");
        Money euros = Money.of("EUR", "1");

        assertThrows(CurrencyMismatchException.class, () -> Pricing.limit(quote, euros, 60));
    }

    @Test
    void refusesTalkThatCannotBe() {
        Quote quote = quote("0.15", 30, 6, "0");
        long tooLong = Pricing.TALK_SECONDS_MAX + 1;

        assertThrows(IllegalArgumentException.class, () -> Pricing.charge(quote, -1));
        assertThrows(IllegalArgumentException.class, () -> Pricing.charge(quote, tooLong));
        assertThrows(IllegalArgumentException.class, () -> Pricing.limit(quote, usd("1"), -1));
    }

    @Test
    void explainsAPriceInFiguresThatCanBeChecked() {
        Quote quote = quote("0.25", 30, 6, "0.05");
        assertEquals("""
                number: 351912345678 matches prefix 3519, Portugal - Mobile, of rate deck retail v3
                price: 0.25 per minute, billed 30/6
                talk: 37 s, billed as 42 s
                time: 42 s x 0.25 per minute / 60 = 0.175
                connection fee: 0.05
                total: USD 0.225""", Pricing.explain(quote, CALLED, 37).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.25 | 37 | 0.15416666... | +20",
                "0.00003 | 1 | 0.00000050 | +30",
                "0.000029 | 1 | 0.00000048... | -29",
                "0.000003 | 21 | 0.00000105 | -3"
            })
    void explainsWhereItRounds(String price, long talkSeconds, String exact, String added) {
        Trace trace = Pricing.explain(quote(price, 1, 1, "0"), CALLED, talkSeconds);

        String line = trace.steps().get(3).text();

        assertEquals(exact, line.substring(line.indexOf("= ") + 2));
        assertEquals(
                "rounded half up to 6 decimals: " + added + "/60 of a micro",
                trace.steps().get(4).text());
    }

    @Test
    void explainsACallThatWasNotAnswered() {
        Trace trace = Pricing.explain(quote("0.25", 30, 6, "0.05"), CALLED, 0);

        assertEquals(Money.zero(USD), trace.total());
        assertEquals("talk: none, nothing is billed", trace.steps().get(2).text());
    }

    @Test
    void explainsANumberWithoutPrice() {
        Trace trace = Pricing.explainUnrated(new DeckVersion("retail", 3), USD, CALLED);

        assertEquals(
                "number: 351912345678 matches no prefix of rate deck retail v3\n"
                        + "total: USD 0.00",
                trace.toString());
    }

    @Test
    void aReplayShowsAnAlteredTrace() {
        Trace trace = Pricing.explain(quote("0.25", 30, 6, "0"), CALLED, 37);
        Trace.SecondsPriced altered = new Trace.SecondsPriced(0, 48, 250_000);

        Trace wrong = new Trace(USD, List.of(trace.steps().get(1), trace.steps().get(2), altered));

        assertEquals(usd("0.2"), wrong.total());
        assertEquals(usd("0.175"), wrong.replayed());
    }

    private static Quote quote(String price, int first, int step, String fee) {
        Rate rate = new Rate(
                new Prefix("3519"),
                "Portugal - Mobile",
                usd(price).micros(),
                new BillingIncrement(first, step),
                usd(fee).micros());
        return new Quote(new DeckVersion("retail", 3), USD, rate);
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
