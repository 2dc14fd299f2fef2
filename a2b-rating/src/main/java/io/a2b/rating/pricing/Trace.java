package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.BillingIncrement;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * Why a call costs what it costs: every decision and every figure, in order. A value, a text for
 * people ({@link #toString}) and, through Jackson, JSON that reads back to an equal trace.
 */
public record Trace(Currency currency, List<Step> steps) {
    public Trace {
        requireNonNull(currency, "currency");
        steps = List.copyOf(steps);
    }

    /** The sum of all {@link Line}s; zero if there are none. */
    public Money total() {
        long micros = 0;
        for (Step step : steps) {
            if (step instanceof Line line) micros = Math.addExact(micros, line.micros());
        }
        return new Money(currency, micros);
    }

    /**
     * Prices the call again, from the talk time and the prices of this trace alone and none of its
     * results. Anything but {@link #total} means that the trace was not made by {@link Pricing}, or
     * was altered.
     */
    public Money replayed() {
        long billedSeconds = 0;
        long micros = 0;
        for (Step step : steps) {
            if (step instanceof TalkBilled talk) {
                billedSeconds = talk.increment().billedSeconds(talk.talkSeconds());
            } else if (step instanceof TalkPriced price) {
                micros += Pricing.talkMicros(price.perMinuteMicros(), billedSeconds);
            } else if (step instanceof ConnectionFee fee) {
                micros += fee.micros();
            }
        }
        return new Money(currency, micros);
    }

    /** One line per step and one for the total; the figures can be checked by hand. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) text.append(step.text()).append('\n');
        return text.append("total: ").append(total()).toString();
    }

    /** One decision or one figure. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PrefixMatched.class, name = "prefix-matched"),
        @JsonSubTypes.Type(value = NumberUnrated.class, name = "number-unrated"),
        @JsonSubTypes.Type(value = TalkBilled.class, name = "talk-billed"),
        @JsonSubTypes.Type(value = TalkPriced.class, name = "talk-priced"),
        @JsonSubTypes.Type(value = ConnectionFee.class, name = "connection-fee")
    })
    public sealed interface Step {
        /** For people, without the currency. */
        String text();
    }

    /** A step that adds to the total. */
    public sealed interface Line extends Step {
        long micros();
    }

    /** The longest prefix of the deck that the called number begins with. */
    public record PrefixMatched(
            DeckVersion deck, PhoneNumber called, Prefix prefix, String destination)
            implements Step {
        @Override
        public String text() {
            return "number: %s matches prefix %s, %s, of rate deck %s"
                    .formatted(called, prefix, destination, deck);
        }
    }

    /** No prefix of the deck matches: the call has no price. */
    public record NumberUnrated(DeckVersion deck, PhoneNumber called) implements Step {
        @Override
        public String text() {
            return "number: %s matches no prefix of rate deck %s".formatted(called, deck);
        }
    }

    /** Talk time rounded up to whole increments. */
    public record TalkBilled(long talkSeconds, BillingIncrement increment, long billedSeconds)
            implements Step {
        @Override
        public String text() {
            if (talkSeconds == 0) return "talk: none, nothing is billed";
            long first = increment.firstSeconds();
            long steps = (billedSeconds - first) / increment.stepSeconds();
            return "talk: %d s, billed %s: %d + %d x %d = %d s"
                    .formatted(
                            talkSeconds,
                            increment,
                            first,
                            steps,
                            increment.stepSeconds(),
                            billedSeconds);
        }
    }

    /**
     * The price of the billed time.
     *
     * @param roundingSixtieths what rounding to a micro added, in sixtieths of a micro: -29 to 30
     */
    public record TalkPriced(
            long perMinuteMicros, long billedSeconds, int roundingSixtieths, long micros)
            implements Line {
        static TalkPriced of(long perMinuteMicros, long billedSeconds) {
            long micros = Pricing.talkMicros(perMinuteMicros, billedSeconds);
            int added = Math.toIntExact(micros * 60 - perMinuteMicros * billedSeconds);
            return new TalkPriced(perMinuteMicros, billedSeconds, added, micros);
        }

        @Override
        public String text() {
            String product = "price: %d s x %s per minute / 60 = "
                    .formatted(billedSeconds, decimal(perMinuteMicros));
            if (roundingSixtieths == 0) return product + decimal(micros);
            return "%s%s, rounded half up to %s (%+d/60 of a micro)"
                    .formatted(product, exact(), decimal(micros), roundingSixtieths);
        }

        private String exact() {
            long sixtieths = micros * 60 - roundingSixtieths;
            // a sixtieth of a micro has two decimals of its own, or never ends
            String digits = BigDecimal.valueOf(sixtieths / 60, 6).toPlainString();
            long hundredths = sixtieths % 60 * 100 / 60;
            boolean ends = sixtieths % 3 == 0;
            return digits + (hundredths < 10 ? "0" : "") + hundredths + (ends ? "" : "...");
        }
    }

    /** Once per answered call. */
    public record ConnectionFee(long micros) implements Line {
        @Override
        public String text() {
            return "connection fee: " + decimal(micros);
        }
    }

    private static String decimal(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }
}
