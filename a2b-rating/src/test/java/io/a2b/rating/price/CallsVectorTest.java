package io.a2b.rating.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.vectors.Vectors;
import io.a2b.rating.vectors.Vectors.Row;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whole calls of the original, each at the rate that it was charged at. */
class CallsVectorTest {
    private static final Map<String, Row> RATES = new HashMap<>();
    private static final List<Call> CALLS = new ArrayList<>();

    @BeforeAll
    static void read() {
        try (Stream<Row> rates = Vectors.rows("catalogue_rates")) {
            rates.forEach(rate -> RATES.put(rate.text("id"), rate));
        }
        try (Stream<Row> rows = Vectors.rows("calls")) {
            rows.filter(row -> row.text("kind").equals("call") && !row.isEmpty("exact_cost"))
                    .filter(row -> RATES.containsKey(row.text("used_rate_id")))
                    .forEach(row -> CALLS.add(new Call(row)));
        }
        assertTrue(CALLS.size() > 3_000, () -> CALLS.size() + " calls");
    }

    @Test
    void chargesAndCostsWhatTheOriginalDoesForTheSecondsThatItTook() {
        for (Call call : CALLS) {
            long seconds = call.row.number("cdr_real_sessiontime");
            assertEquals(call.row.micros("exact_cost"), call.charge(seconds), call::toString);
            BigDecimal cost = PriceCurve.of(LegacyColumns.buy(call.rate::text), Rounding.LEGACY)
                    .exactMicros(seconds, 0, 0, 6)
                    .movePointLeft(6);
            assertEquals(0, cost.compareTo(call.row.decimal("exact_buycost")), call::toString);
        }
    }

    @Test
    void sumsUpToWhatTheAccountsOfTheOriginalPaid() {
        Map<String, Long> sums = new HashMap<>();
        for (Call call : CALLS) {
            long micros = call.charge(call.row.number("cdr_real_sessiontime"));
            sums.merge(call.row.text("account"), micros, Long::sum);
        }
        try (Stream<Row> accounts = Vectors.rows("calls_sums")) {
            accounts.forEach(account -> assertEquals(
                    account.micros("sum_exact_cost"),
                    sums.getOrDefault(account.text("account"), 0L),
                    account::toString));
        }
    }

    @Test
    void countsGraceOnceWhereTheOriginalCountsItTwice() {
        int cheaper = 0;
        for (Call call : CALLS) {
            if (!call.row.hasQuirk("grace_counted_twice")) continue;
            long once = call.charge(call.row.number("answeredtime"));
            assertTrue(once <= call.row.micros("exact_cost"), call::toString);
            if (once < call.row.micros("exact_cost")) cheaper++;
        }
        assertTrue(cheaper > 20, "only " + cheaper + " are cheaper");
    }

    @Test
    void cutsEveryCallBeforeItSpendsMoneyThatIsNotThere() {
        int overspent = 0;
        for (Call call : CALLS) {
            // a binary fraction there
            long funds = call.row
                    .decimal("credit_used_for_limit")
                    .setScale(6, RoundingMode.HALF_UP)
                    .movePointRight(6)
                    .longValueExact();
            long limit =
                    call.whole ? Long.MAX_VALUE : call.curve.limitSeconds(funds, 14_400, call.left);
            long talk = Math.min(limit, call.row.number("answeredtime"));
            assertTrue(call.charge(talk) <= Math.max(0, funds), call::toString);
            boolean alone = !call.row.hasQuirk("grace_counted_twice");
            if (alone && call.row.micros("exact_cost") > funds) overspent++;
        }
        assertTrue(overspent > 10, "only " + overspent + " calls of the original overspent");
    }

    private static final class Call {
        private final Row row;
        private final Row rate;
        private final PriceCurve curve;
        private final long left;
        private final boolean whole;

        Call(Row row) {
            this.row = row;
            rate = RATES.get(row.text("used_rate_id"));
            curve = PriceCurve.of(LegacyColumns.sell(rate::text), Rounding.LEGACY);
            int at = row.integer("used_rate_index");
            left = Long.parseLong(row.text("freetime_lefts").split(" ")[at]);
            whole = row.text("freecalls").split(" ")[at].equals("1");
        }

        long charge(long seconds) {
            return whole ? 0 : curve.chargeMicros(seconds, left);
        }

        @Override
        public String toString() {
            return row + " at " + rate;
        }
    }
}
