package io.a2b.rating.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.vectors.Vectors;
import io.a2b.rating.vectors.Vectors.Row;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The talk limits of the original. Ours are never longer than the money pays for, and where the
 * original's are paid for, never shorter.
 */
class TimeoutVectorTest {
    /** Longer than the fixed limits of the original. */
    private static final long BEYOND = 7200;

    @Test
    void isAffordableAndAsLongAsAnAffordableLimitOfTheOriginal() {
        List<String> wrong = new ArrayList<>();
        int[] seen = new int[3];
        try (Stream<Row> rows = Vectors.rows("timeout")) {
            rows.forEach(row -> {
                seen[0]++;
                Call call = new Call(row);
                if (!call.isInverse()) wrong.add("not the inverse: " + row);
                if (call.isRefused()) return;
                boolean overdraft = row.hasQuirk("overdraft_at_timeout");
                if (overdraft) {
                    seen[1]++;
                    boolean affordable = call.isAffordable(row.number("php_result"));
                    if (affordable) wrong.add("no overdraft: " + row);
                }
                if (call.ours >= call.theirs || !call.isAffordable(call.theirs)) return;
                // a shorter call costs more: only where free seconds are deducted their way
                seen[2]++;
                boolean explained = call.free > 0 && !call.isAffordable(call.ours + 1);
                if (!explained) wrong.add("only " + call.ours + " s: " + row);
            });
        }
        assertTrue(seen[0] > 14_000 && seen[1] > 2_000, () -> seen[0] + " rows, " + seen[1]);
        assertEquals(List.of(), wrong.stream().limit(3).toList(), wrong.size() + " rows");
        assertTrue(seen[2] < seen[0] / 100, () -> seen[2] + " shorter limits need an explanation");
    }

    @Test
    void agreesOnWhatACallUpToTheLimitOfTheOriginalCosts() {
        List<String> different = new ArrayList<>();
        try (Stream<Row> rows = Vectors.rows("timeout")) {
            rows.forEach(row -> {
                Call call = new Call(row);
                if (row.text("php_result").startsWith("ERROR") || call.whole) return;
                long talk = row.number("php_result");
                if (talk > PriceCurve.TALK_SECONDS_MAX || talk == 0) return;
                long micros = call.curve.chargeMicros(talk, call.free);
                if (micros != row.micros("exact_cost_at_timeout")) {
                    different.add(micros + " micros: " + row);
                }
            });
        }
        assertEquals(List.of(), different.stream().limit(3).toList(), different.size() + " rows");
    }

    private static final class Call {
        private final Row row;
        private final PriceCurve curve;
        private final long funds;
        private final long free;
        private final boolean whole;
        private final long theirs;
        private final long most;
        private final long ours;

        Call(Row row) {
            this.row = row;
            curve = PriceCurve.of(LegacyColumns.sell(row::text), Rounding.LEGACY);
            funds = row.micros("effective_credit");
            int type = row.integer("package_type");
            long units = row.number("package_freetime");
            whole = type == 0 || type == 1 && units > 0 && row.number("package_used_calls") < units;
            free = type == 2 ? Math.max(0, units - row.number("package_used_seconds")) : 0;
            // no call is longer than a year here, whatever the money
            theirs = isRefused()
                    ? 0
                    : Math.min(row.number("exact_result"), PriceCurve.TALK_SECONDS_MAX);
            most = Math.min(Math.max(theirs, BEYOND) + 1, PriceCurve.TALK_SECONDS_MAX);
            ours = limit();
        }

        private long limit() {
            if (whole) return funds < 0 ? 0 : most;
            return curve.limitSeconds(funds, most, free);
        }

        boolean isRefused() {
            return row.text("exact_result").startsWith("ERROR");
        }

        boolean isAffordable(long seconds) {
            if (funds < 0) return false;
            return whole || curve.chargeMicros(seconds, free) <= funds;
        }

        boolean isInverse() {
            if (ours > 0 && !isAffordable(ours)) return false;
            return ours == most || !isAffordable(ours + 1);
        }
    }
}
