package io.a2b.rating.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.band.Holidays;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.WeekWindow;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** A call that is split at the edges of time bands, against a price asked for second by second. */
class SplitCallProperties {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PhoneNumber CALLED = new PhoneNumber("351912345678");
    private static final Duration RING = Duration.ofSeconds(45);
    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

    @Test
    void aSplitCallCostsWhatItsSecondsCostAtEveryTransitionOfEveryZone() {
        int transitions = 0;
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            ZoneRules rules = zone.getRules();
            Instant at = FROM;
            while (true) {
                ZoneOffsetTransition next = rules.nextTransition(at);
                if (next == null || !next.getInstant().isBefore(UNTIL)) break;
                at = next.getInstant();
                transitions++;
                new Case(zone, at, new Random(id.hashCode() * 31L + at.getEpochSecond())).check();
            }
        }
        assertTrue(transitions > 10_000, "only " + transitions);
    }

    @Property(tries = 300)
    void aSplitCallCostsWhatItsSecondsCost(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        long day = LocalDate.of(2000 + random.nextInt(35), 1, 1).toEpochDay();
        Instant around = Instant.ofEpochSecond(day * 86_400 + random.nextInt(400 * 86_400));
        new Case(ZoneOffset.UTC, around, random).check();
    }

    /** A deck of two bands with an edge nearby, and a call across it. */
    private static final class Case {
        private final Random random;
        private final ZoneId zone;
        private final Instant authorized;
        private final Instant answered;
        private final long talkSeconds;
        private final List<Rate> rates = new ArrayList<>();
        private final RateDeck deck;

        Case(ZoneId zone, Instant around, Random random) {
            this.random = random;
            this.zone = zone;
            authorized = around.plusSeconds(random.nextInt(600) - 300);
            answered = authorized.plusMillis(random.nextInt(45_001));
            talkSeconds = 1 + random.nextInt(600);
            // an edge of the week near the call, on either side of what the clocks do
            int minute = minuteOfWeek(around.plusSeconds(random.nextInt(1200) - 600));
            int length = 1 + random.nextInt(200);
            TimeBand peak = new TimeBand(
                    "peak",
                    List.of(new WeekWindow(minute, (minute + length) % 10_080)),
                    Holidays.IGNORED);
            rates.add(rate(Validity.ALWAYS.withBand(peak)));
            rates.add(rate(Validity.ALWAYS));
            deck = RateDeck.of(
                    new DeckVersion("bands", 1),
                    DeckTerms.of(USD).withZone(zone).withSplitAtBandEdges(),
                    rates);
        }

        private int minuteOfWeek(Instant at) {
            var local = at.atZone(zone);
            return (local.getDayOfWeek().getValue() - 1) * 1440
                    + local.getHour() * 60
                    + local.getMinute();
        }

        private Rate rate(Validity validity) {
            BillingIncrement increment =
                    new BillingIncrement(1 + random.nextInt(90), 1 + random.nextInt(60));
            Price price = Price.perMinute(random.nextInt(1_000_000), increment)
                    .withFees(Fees.connection(random.nextInt(3) * 10_000L));
            return new Rate(
                    new Prefix("351"), "Portugal", RateTerms.of(price).withValidity(validity));
        }

        void check() {
            Quote quote = new Splitter(deck, CALLED.digits(), "")
                    .split(
                            Quote.find(deck, CALLED, authorized).orElseThrow(),
                            authorized,
                            RING,
                            3600);
            Money charge = Pricing.charge(quote, talkSeconds, answered).amount();
            assertEquals(oracleMicros(), charge.micros(), this::toString);
            Trace trace = Pricing.explain(quote, CALLED, talkSeconds, answered);
            assertEquals(charge, trace.total(), this::toString);
            assertEquals(charge, trace.replayed(), this::toString);
            checkLimit(quote, charge);
        }

        /** Whenever the call is answered, what was set aside is enough. */
        private void checkLimit(Quote quote, Money charge) {
            assertTrue(Pricing.most(quote, talkSeconds).compareTo(charge) >= 0, this::toString);
            TalkLimit limit = Pricing.limit(quote, charge, 900);
            for (int late = 0; late <= 45; late += 9) {
                Instant answer = authorized.plusSeconds(late);
                Money cost = Pricing.charge(quote, limit.talkSeconds(), answer).amount();
                assertTrue(cost.compareTo(limit.charge()) <= 0, this::toString);
            }
            assertTrue(limit.charge().compareTo(charge) <= 0, this::toString);
        }

        private long oracleMicros() {
            Rate first = rateAt(answered);
            long billed = first.price().increment().billedSeconds(talkSeconds);
            long sixtieths = first.price().fees().connectionMicros() * 60;
            for (long second = 0; second < billed; second++) {
                sixtieths += rateAt(answered.plusSeconds(second)).price().perMinuteMicros();
            }
            return BigDecimal.valueOf(sixtieths)
                    .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        private Rate rateAt(Instant at) {
            for (Rate rate : rates) {
                Validity validity = rate.terms().validity();
                if (validity.isValid(at, zone, deck.terms().holidays())) return rate;
            }
            throw new AssertionError("no rate at " + at);
        }

        @Override
        public String toString() {
            return zone + ", authorized " + authorized + ", answered " + answered + ", "
                    + talkSeconds + " s, " + rates;
        }
    }
}
