package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Step;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One change to an amount of a rate: set to, changed by, or changed by a percentage.
 *
 * @param amount in major units of the deck's currency; for {@link Kind#PERCENT} how many percent
 *     more, below zero for less
 */
public record PriceChange(Field field, Kind kind, BigDecimal amount) {
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000000");

    /** @throws IllegalArgumentException if an amount is finer than one micro, or far too large */
    public PriceChange {
        requireNonNull(field, "field");
        requireNonNull(kind, "kind");
        if (amount.abs().compareTo(AMOUNT_MAX) > 0
                || amount.stripTrailingZeros().scale() > 6) {
            throw new IllegalArgumentException("amount: " + amount);
        }
    }

    /** What is changed. A rate without a cost keeps none. */
    public enum Field {
        /** Per minute, after the steps. */
        PRICE,
        /** Per minute, in all steps. */
        STEP_PRICES,
        CONNECTION_FEE,
        DISCONNECTION_FEE,
        SURCHARGE,
        MINIMUM,
        /** Per minute, after the steps. */
        COST,
        COST_CONNECTION_FEE
    }

    /** How it is changed. */
    public enum Kind {
        SET,
        ADD,
        /** Rounded half up, away from zero in the middle, at six decimals. */
        PERCENT
    }

    public static PriceChange set(Field field, BigDecimal amount) {
        return new PriceChange(field, Kind.SET, amount);
    }

    public static PriceChange add(Field field, BigDecimal amount) {
        return new PriceChange(field, Kind.ADD, amount);
    }

    public static PriceChange percent(Field field, BigDecimal percent) {
        return new PriceChange(field, Kind.PERCENT, percent);
    }

    /**
     * The terms with this change.
     *
     * @throws IllegalArgumentException if the result is out of the range of prices
     */
    RateTerms applyTo(RateTerms terms) {
        switch (field) {
            case PRICE:
            case STEP_PRICES:
            case CONNECTION_FEE:
            case DISCONNECTION_FEE:
            case SURCHARGE:
            case MINIMUM:
                return terms.withPrice(applyTo(terms.price()));
            case COST:
            case COST_CONNECTION_FEE:
                return terms.cost().map(cost -> terms.withCost(applyTo(cost))).orElse(terms);
        }
        throw new AssertionError(field);
    }

    private Price applyTo(Price price) {
        Fees fees = price.fees();
        switch (field) {
            case PRICE:
            case COST:
                return price.withPerMinute(applyTo(price.perMinuteMicros()));
            case STEP_PRICES:
                return price.withSteps(applyTo(price.steps()));
            case CONNECTION_FEE:
            case COST_CONNECTION_FEE:
                return price.withFees(fees.withConnection(applyTo(fees.connectionMicros())));
            case DISCONNECTION_FEE:
                return price.withFees(fees.withDisconnection(
                        applyTo(fees.disconnectionMicros()), fees.disconnectionAfterSeconds()));
            case SURCHARGE:
                // without seconds there is no surcharge that could be changed
                return fees.surchargeSeconds() == 0
                        ? price
                        : price.withFees(fees.withSurcharge(
                                applyTo(fees.surchargeMicros()), fees.surchargeSeconds()));
            case MINIMUM:
                return price.withFees(fees.withMinimum(applyTo(fees.minimumMicros())));
        }
        throw new AssertionError(field);
    }

    private List<Step> applyTo(List<Step> steps) {
        List<Step> changed = new ArrayList<>();
        for (Step step : steps) {
            changed.add(new Step(
                    step.lengthSeconds(),
                    step.entryFeeMicros(),
                    applyTo(step.perMinuteMicros()),
                    step.incrementSeconds()));
        }
        return changed;
    }

    private long applyTo(long micros) {
        BigDecimal before = BigDecimal.valueOf(micros);
        BigDecimal after = changed(before);
        if (after.abs().compareTo(BigDecimal.valueOf(Price.MICROS_MAX)) > 0) {
            throw new IllegalArgumentException(
                    field + ": " + after.movePointLeft(6).toPlainString() + " is out of range");
        }
        return after.longValueExact();
    }

    private BigDecimal changed(BigDecimal micros) {
        BigDecimal inMicros = amount.multiply(BigDecimal.valueOf(Money.MICROS_PER_UNIT));
        switch (kind) {
            case SET:
                return inMicros;
            case ADD:
                return micros.add(inMicros);
            case PERCENT:
                return micros.multiply(amount.add(BigDecimal.valueOf(100)))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.HALF_UP);
        }
        throw new AssertionError(kind);
    }
}
