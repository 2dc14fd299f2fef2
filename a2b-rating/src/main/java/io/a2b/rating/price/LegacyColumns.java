package io.a2b.rating.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads prices out of the columns of A2Billing's rate table, under their names there. To be used
 * with {@link Rounding#LEGACY}. Amounts are rounded to six decimals, half up.
 */
public final class LegacyColumns {
    private final Function<String, String> columns;

    private LegacyColumns(Function<String, String> columns) {
        this.columns = columns;
    }

    /**
     * What the caller pays.
     *
     * @param columns the text of a column by its name; null or empty counts as zero
     * @throws IllegalArgumentException naming the column that is not a number, or out of range
     */
    public static Price sell(Function<String, String> columns) {
        return new LegacyColumns(columns).sell();
    }

    /**
     * What the carrier bills: no fees, no steps.
     *
     * @param columns the text of a column by its name; null or empty counts as zero
     * @throws IllegalArgumentException naming the column that is not a number, or out of range
     */
    public static Price buy(Function<String, String> columns) {
        LegacyColumns row = new LegacyColumns(columns);
        return Price.perMinute(
                        row.micros("buyrate"),
                        row.increment("buyrateinitblock", "buyrateincrement"))
                .withCallTime(new CallTime(row.seconds("additional_grace"), 0, 0));
    }

    private Price sell() {
        Fees fees = Fees.connection(micros("connectcharge"))
                .withDisconnection(micros("disconnectcharge"), seconds("disconnectcharge_after"))
                .withMinimum(micros("minimal_cost"));
        int surchargeSeconds = seconds("additional_block_charge_time");
        if (surchargeSeconds > 0) {
            fees = fees.withSurcharge(micros("additional_block_charge"), surchargeSeconds);
        }
        CallTime callTime = new CallTime(
                seconds("additional_grace"),
                seconds("rounding_calltime"),
                seconds("rounding_threshold"));
        return new Price(
                micros("rateinitial"),
                increment("initblock", "billingblock"),
                fees,
                steps(),
                callTime);
    }

    /** A step counts if it has a price and a length, and all before it count. */
    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            long perMinuteMicros = micros("charge" + name);
            int lengthSeconds = seconds("timecharge" + name);
            if (perMinuteMicros == 0 || lengthSeconds == 0) break;
            int increment = Math.max(1, seconds("billingblock" + name));
            long entryFee = micros("stepcharge" + name);
            steps.add(new Step(lengthSeconds, entryFee, perMinuteMicros, increment));
        }
        return steps;
    }

    /** A step of 0 bills by the second there. */
    private BillingIncrement increment(String first, String step) {
        return new BillingIncrement(seconds(first), Math.max(1, seconds(step)));
    }

    private int seconds(String column) {
        try {
            return number(column).intValueExact();
        } catch (ArithmeticException fraction) {
            throw new IllegalArgumentException(column + ": not whole seconds", fraction);
        }
    }

    private long micros(String column) {
        BigDecimal amount = number(column);
        if (amount.precision() - amount.scale() > 11) {
            throw new IllegalArgumentException(column + ": " + amount + " is out of range");
        }
        return amount.setScale(6, RoundingMode.HALF_UP).movePointRight(6).longValueExact();
    }

    private BigDecimal number(String column) {
        String text = columns.apply(column);
        if (text == null || text.isEmpty()) return BigDecimal.ZERO;
        if (text.length() > 30) throw new IllegalArgumentException(column + ": not a number");
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(column + ": not a number", notANumber);
        }
    }
}
