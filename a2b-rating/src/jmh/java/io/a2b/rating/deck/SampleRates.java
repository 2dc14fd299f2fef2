package io.a2b.rating.deck;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Rates for the prefixes of {@link SampleDecks}: flat prices, a third of them by time of day. */
public final class SampleRates {
    private static final int PRICES = 400;

    private static final TimeBand PEAK = TimeBand.parse("mon-fri 08:00-20:00");
    private static final TimeBand OFF_PEAK =
            TimeBand.parse("mon-fri 00:00-08:00,20:00-24:00; sat-sun");

    private static final BillingIncrement[] INCREMENTS = {
        BillingIncrement.SECOND,
        new BillingIncrement(60, 60),
        new BillingIncrement(30, 6),
        new BillingIncrement(60, 1)
    };

    private SampleRates() {}

    /** A deck with one rate per prefix, or two where peak hours cost more. */
    public static RateDeck deck(long[] prefixes) {
        Random random = new Random(6);
        Price[] prices = new Price[PRICES];
        for (int at = 0; at < PRICES; at++) prices[at] = price(random);
        List<Rate> rates = new ArrayList<>();
        for (long prefix : prefixes) {
            Prefix pattern = new Prefix(PackedPrefix.unpack(prefix));
            int at = random.nextInt(PRICES);
            if (at % 3 > 0) {
                rates.add(rate(pattern, prices[at], Validity.ALWAYS));
            } else {
                rates.add(rate(pattern, prices[at], Validity.ALWAYS.withBand(PEAK)));
                Price cheap = prices[(at + 3) % PRICES];
                rates.add(rate(pattern, cheap, Validity.ALWAYS.withBand(OFF_PEAK)));
            }
        }
        DeckVersion version = new DeckVersion("sample", 1);
        DeckTerms terms =
                DeckTerms.of(Currency.getInstance("USD")).withZone(ZoneId.of("America/New_York"));
        return RateDeck.of(version, terms, rates);
    }

    private static Rate rate(Prefix pattern, Price price, Validity validity) {
        RateTerms terms = RateTerms.of(price).withValidity(validity);
        return new Rate(pattern, "Zone " + pattern.digits().length(), terms);
    }

    private static Price price(Random random) {
        Price flat = Price.perMinute(
                1_000 + random.nextInt(500_000), INCREMENTS[random.nextInt(INCREMENTS.length)]);
        return random.nextInt(4) > 0 ? flat : flat.withFees(Fees.connection(10_000));
    }
}
