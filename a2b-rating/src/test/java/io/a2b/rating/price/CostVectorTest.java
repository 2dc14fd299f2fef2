package io.a2b.rating.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.vectors.Vectors;
import io.a2b.rating.vectors.Vectors.Row;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The cost of calls, as the original computes it when it is not misled by floating point. */
class CostVectorTest {
    @Test
    void chargesWhatTheOriginalCharges() {
        assertAllEqual("exact_cost", CostVectorTest::charge);
    }

    @Test
    void sumsUpExactlyBeforeItRounds() {
        assertAllEqual(
                "exact_cost_unrounded",
                row -> isFree(row)
                        ? BigDecimal.ZERO
                        : sell(row)
                                .exactMicros(talk(row), left(row), noted(row), 6)
                                .movePointLeft(6));
    }

    @Test
    void costsWhatTheOriginalPaysTheCarrier() {
        assertAllEqual(
                "exact_buycost",
                row -> PriceCurve.of(LegacyColumns.buy(row::text), Rounding.LEGACY)
                        .exactMicros(talk(row), 0, 0, 6)
                        .movePointLeft(6));
    }

    @Test
    void usesUpTheFreeSecondsThatTheOriginalUsesUp() {
        assertAllEqual("php_freetime_used_after", row -> {
            if (isFree(row)) return row.decimal("php_freetime_used_after");
            if (left(row) == 0) return BigDecimal.valueOf(noted(row));
            PriceSum sum = new PriceSum(LegacyColumns.sell(row::text), Rounding.Style.LEGACY);
            return BigDecimal.valueOf(sum.freeSecondsUsed(talk(row), left(row), noted(row)));
        });
    }

    private static void assertAllEqual(String column, Function<Row, BigDecimal> ours) {
        List<String> different = new ArrayList<>();
        long[] rows = {0};
        try (Stream<Row> vectors = Vectors.rows("cost")) {
            vectors.forEach(row -> {
                rows[0]++;
                BigDecimal answer = ours.apply(row);
                if (answer.compareTo(row.decimal(column)) == 0) return;
                different.add(answer + " instead of " + row.text(column) + ": " + row);
            });
        }
        assertTrue(rows[0] > 20_000, () -> "only " + rows[0] + " rows");
        assertEquals(List.of(), different.stream().limit(3).toList(), different.size() + " rows");
    }

    private static BigDecimal charge(Row row) {
        if (isFree(row)) return BigDecimal.ZERO;
        PriceCurve curve = sell(row);
        try {
            long micros = curve.answeredMicros(talk(row), left(row), noted(row));
            return BigDecimal.valueOf(micros, 6);
        } catch (ArithmeticException tooLargeForMoney) {
            return curve.exactMicros(talk(row), left(row), noted(row), 0).movePointLeft(6);
        }
    }

    /** A call that a package makes free does not get to its price. */
    private static boolean isFree(Row row) {
        return row.integer("freecall") == 1;
    }

    private static PriceCurve sell(Row row) {
        return PriceCurve.of(LegacyColumns.sell(row::text), Rounding.LEGACY);
    }

    private static long talk(Row row) {
        return row.number("callduration");
    }

    private static long left(Row row) {
        return row.number("freetime_left");
    }

    private static long noted(Row row) {
        return row.number("freetime_used_before");
    }
}
