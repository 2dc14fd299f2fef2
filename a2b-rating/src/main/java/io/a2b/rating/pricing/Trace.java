package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.pricing.CallPrice.Piece;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Why a call costs what it costs: every decision and every figure, in order. A value, a text for
 * people ({@link #toString}) and, through Jackson, JSON that reads back to an equal trace.
 */
public record Trace(Currency currency, List<Step> steps) {
    private static final long SIXTIETHS = 60;

    public Trace {
        requireNonNull(currency, "currency");
        steps = List.copyOf(steps);
    }

    /**
     * The sum of all {@link Line}s; zero if there are none.
     *
     * @throws ArithmeticException if the sum is no whole number of micros, which no trace of
     *     {@link Pricing} has
     */
    public Money total() {
        long sixtieths = 0;
        for (Step step : steps) {
            if (step instanceof Line line) sixtieths = Math.addExact(sixtieths, line.sixtieths());
        }
        if (sixtieths % SIXTIETHS != 0) throw new ArithmeticException("not whole micros: " + this);
        return new Money(currency, sixtieths / SIXTIETHS);
    }

    /**
     * Prices the call again, from the talk time and the prices of this trace alone and none of its
     * results. Anything but {@link #total} means that the trace was not made by {@link Pricing}, or
     * was altered.
     */
    public Money replayed() {
        List<Piece> pieces = new ArrayList<>();
        Coverage coverage = null;
        long talkSeconds = 0;
        for (Step step : steps) {
            if (step instanceof PriceUsed used) {
                PriceCurve curve = PriceCurve.of(used.price(), used.rounding());
                pieces.add(new Piece(used.fromSecond(), curve));
            } else if (step instanceof TalkBilled talk) {
                talkSeconds = talk.talkSeconds();
            } else if (step instanceof Covered covered) {
                long free = covered.whole() ? Coverage.WHOLE_CALL : covered.freeSeconds();
                coverage = new Coverage(covered.allowance(), free);
            }
        }
        if (pieces.isEmpty()) return Money.zero(currency);
        return new Money(currency, new CallPrice(pieces, coverage).chargeMicros(talkSeconds));
    }

    /** One line per step and one for the total; the figures can be checked by hand. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        long sixtieths = 0;
        for (Step step : steps) {
            text.append(step.text()).append('\n');
            if (step instanceof Line line) sixtieths += line.sixtieths();
        }
        String code = currency.getCurrencyCode();
        return text.append("total: ")
                .append(code)
                .append(' ')
                .append(exact(sixtieths))
                .toString();
    }

    /** One decision or one figure. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = NumberMatched.class, name = "number-matched"),
        @JsonSubTypes.Type(value = NumberUnrated.class, name = "number-unrated"),
        @JsonSubTypes.Type(value = CameIn.class, name = "came-in"),
        @JsonSubTypes.Type(value = PriceUsed.class, name = "price-used"),
        @JsonSubTypes.Type(value = ExtraIncluded.class, name = "extra-included"),
        @JsonSubTypes.Type(value = TalkBilled.class, name = "talk-billed"),
        @JsonSubTypes.Type(value = StepEntered.class, name = "step-entered"),
        @JsonSubTypes.Type(value = SecondsPriced.class, name = "seconds-priced"),
        @JsonSubTypes.Type(value = ConnectionFee.class, name = "connection-fee"),
        @JsonSubTypes.Type(value = DisconnectionFee.class, name = "disconnection-fee"),
        @JsonSubTypes.Type(value = Surcharge.class, name = "surcharge"),
        @JsonSubTypes.Type(value = Covered.class, name = "covered"),
        @JsonSubTypes.Type(value = Rounded.class, name = "rounded"),
        @JsonSubTypes.Type(value = MinimumApplied.class, name = "minimum-applied"),
        @JsonSubTypes.Type(value = MaximumApplied.class, name = "maximum-applied")
    })
    public sealed interface Step {
        /** For people, without the currency. */
        String text();
    }

    /** A step that adds to the total. */
    public sealed interface Line extends Step {
        /** In sixtieths of a micro, exactly; below zero if it takes from the total. */
        long sixtieths();
    }

    /** The pattern of the deck that says most about the called number. */
    public record NumberMatched(
            DeckVersion deck, PhoneNumber called, NumberPattern pattern, String destination)
            implements Step {
        @Override
        public String text() {
            return "number: %s matches %s, %s, of rate deck %s"
                    .formatted(called, named(pattern), destination, deck);
        }
    }

    private static String named(NumberPattern pattern) {
        return (pattern instanceof Prefix ? "prefix " : "") + pattern.text();
    }

    /** No rate of the deck matches: the call has no price. */
    public record NumberUnrated(DeckVersion deck, PhoneNumber called) implements Step {
        @Override
        public String text() {
            return "number: %s matches no prefix of rate deck %s".formatted(called, deck);
        }
    }

    /**
     * The number of ours that the call came in on, and what decided on its price.
     *
     * @param hours of the window of that price; empty when none held
     */
    public record CameIn(PhoneNumber did, String hours) implements Step {
        @Override
        public String text() {
            String when = hours.isEmpty() ? "its usual price" : "its price for " + hours;
            return "number: came in on %s, %s".formatted(did, when);
        }
    }

    /** The price from a second of the call on; what {@link Trace#replayed} computes with. */
    public record PriceUsed(long fromSecond, Price price, Rounding rounding) implements Step {
        @Override
        public String text() {
            String when = fromSecond == 0 ? "" : "from second %d on: ".formatted(fromSecond);
            String steps = price.steps().isEmpty()
                    ? ""
                    : " after %d steps".formatted(price.steps().size());
            String style = rounding.style() == Rounding.Style.LEGACY ? ", legacy rounding" : "";
            return "price: %s%s per minute%s, billed %s%s"
                    .formatted(
                            when,
                            decimal(price.perMinuteMicros()),
                            steps,
                            price.increment(),
                            style);
        }
    }

    /** The prices include an extra charge of the access number. */
    public record ExtraIncluded(long perMinuteMicros) implements Step {
        @Override
        public String text() {
            return "access number: %s per minute of it".formatted(decimal(perMinuteMicros));
        }
    }

    /**
     * Talk time rounded up to whole increments.
     *
     * @param callSeconds talk with grace and call time rounding, before increments
     */
    public record TalkBilled(long talkSeconds, long callSeconds, long billedSeconds)
            implements Step {
        @Override
        public String text() {
            if (talkSeconds == 0) return "talk: none, nothing is billed";
            String counted =
                    callSeconds == talkSeconds ? "" : ", counted as %d s".formatted(callSeconds);
            return "talk: %d s%s, billed as %d s".formatted(talkSeconds, counted, billedSeconds);
        }
    }

    /** A step of the price was reached. */
    public record StepEntered(long fromSecond, long micros) implements Line {
        @Override
        public long sixtieths() {
            return micros * SIXTIETHS;
        }

        @Override
        public String text() {
            return "step at second %d: %s".formatted(fromSecond, decimal(micros));
        }
    }

    /** The price of some of the billed time. */
    public record SecondsPriced(long fromSecond, long seconds, long perMinuteMicros)
            implements Line {
        @Override
        public long sixtieths() {
            return Math.multiplyExact(seconds, perMinuteMicros);
        }

        @Override
        public String text() {
            String from = fromSecond == 0 ? "" : " from second %d".formatted(fromSecond);
            return "time%s: %d s x %s per minute / 60 = %s"
                    .formatted(from, seconds, decimal(perMinuteMicros), exact(sixtieths()));
        }
    }

    /** Once per answered call. */
    public record ConnectionFee(long micros) implements Line {
        @Override
        public long sixtieths() {
            return micros * SIXTIETHS;
        }

        @Override
        public String text() {
            return "connection fee: " + decimal(micros);
        }
    }

    /** Once, at the end of a call that was long enough. */
    public record DisconnectionFee(long micros, int afterSeconds) implements Line {
        @Override
        public long sixtieths() {
            return micros * SIXTIETHS;
        }

        @Override
        public String text() {
            String after = afterSeconds == 0 ? "" : " from %d s on".formatted(afterSeconds);
            return "disconnection fee%s: %s".formatted(after, decimal(micros));
        }
    }

    /** For every full block of call time. */
    public record Surcharge(long blocks, int blockSeconds, long micros) implements Line {
        @Override
        public long sixtieths() {
            return Math.multiplyExact(blocks, micros * SIXTIETHS);
        }

        @Override
        public String text() {
            return "surcharge: %d full blocks of %d s x %s = %s"
                    .formatted(blocks, blockSeconds, decimal(micros), exact(sixtieths()));
        }
    }

    /**
     * What an allowance takes off the total.
     *
     * @param whole whether it makes the call free, fees and all
     */
    public record Covered(String allowance, long freeSeconds, boolean whole, long sixtieths)
            implements Line {
        @Override
        public String text() {
            String what = whole ? "the whole call" : "%d s".formatted(freeSeconds);
            return "allowance %s: %s free: %s".formatted(allowance, what, exact(sixtieths));
        }
    }

    /** The one rounding of a charge: what it adds. */
    public record Rounded(RoundingMode mode, int decimals, long sixtieths) implements Line {
        @Override
        public String text() {
            String how = mode.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return "rounded %s to %d decimals: %s%d/60 of a micro"
                    .formatted(how, decimals, sixtieths < 0 ? "" : "+", sixtieths);
        }
    }

    /** What is missing to the least that a call costs. */
    public record MinimumApplied(long minimumMicros, long micros) implements Line {
        @Override
        public long sixtieths() {
            return micros * SIXTIETHS;
        }

        @Override
        public String text() {
            return "at least %s: %s more".formatted(decimal(minimumMicros), decimal(micros));
        }
    }

    /** What is beyond the most that a call costs, below zero. */
    public record MaximumApplied(long maximumMicros, long micros) implements Line {
        @Override
        public long sixtieths() {
            return micros * SIXTIETHS;
        }

        @Override
        public String text() {
            return "at most %s: %s".formatted(decimal(maximumMicros), decimal(micros));
        }
    }

    private static String decimal(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }

    /** A sixtieth of a micro has two decimals of its own, or never ends. */
    private static String exact(long sixtieths) {
        if (sixtieths % SIXTIETHS == 0) return decimal(sixtieths / SIXTIETHS);
        BigDecimal micros = BigDecimal.valueOf(sixtieths)
                .divide(BigDecimal.valueOf(SIXTIETHS), 2, RoundingMode.DOWN);
        return micros.movePointLeft(6).toPlainString() + (sixtieths % 3 == 0 ? "" : "...");
    }
}
