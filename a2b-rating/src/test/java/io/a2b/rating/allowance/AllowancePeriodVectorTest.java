package io.a2b.rating.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.allowance.AllowancePeriod.Cycle;
import io.a2b.rating.vectors.Vectors;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Periods and what was used in them, as somebody who reads the original carefully means them. */
class AllowancePeriodVectorTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private record Consumption(Instant at, long seconds) {}

    private static Instant instant(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z");
    }

    /** There, days of a week are counted in circles, and those of a month cut to what it has. */
    private static AllowancePeriod period(Vectors.Row row) {
        int day = row.integer("startday");
        if (row.integer("billingtype") == 1) {
            return new AllowancePeriod(Cycle.WEEKLY, 1 + Math.floorMod(day - 1, 7));
        }
        return AllowancePeriod.monthly(Math.min(Math.max(day, 1), 31));
    }

    private static List<Consumption> consumption(Vectors.Row row) {
        List<Consumption> all = new ArrayList<>();
        if (row.isEmpty("consumption")) return all;
        for (String one : row.text("consumption").split(";")) {
            String[] parts = one.split("=");
            all.add(new Consumption(instant(parts[0]), Long.parseLong(parts[1])));
        }
        return all;
    }

    @Test
    void periodsBeginWhereTheyAreMeantTo() {
        try (Stream<Vectors.Row> rows = Vectors.rows("package_period")) {
            rows.forEach(row -> assertEquals(
                    instant(row.text("meant_period_start")),
                    period(row).startOf(UTC, instant(row.text("now"))),
                    row::toString));
        }
    }

    @Test
    void periodsHoldWhatIsMeantToCount() {
        try (Stream<Vectors.Row> rows = Vectors.rows("package_period")) {
            rows.forEach(row -> {
                AllowancePeriod.Span span = period(row).at(UTC, instant(row.text("now")));
                List<Consumption> counts = consumption(row).stream()
                        .filter(used -> span.contains(used.at()))
                        .toList();
                assertEquals(row.integer("meant_used_calls"), counts.size(), row::toString);
                assertEquals(
                        row.number("meant_used_seconds"),
                        counts.stream().mapToLong(Consumption::seconds).sum(),
                        row::toString);
            });
        }
    }

    /**
     * Calls booked in a database, then asked for; each row where the original errs is among them.
     */
    @Test
    void aDatabaseCountsWhatIsMeantToCount() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS);
                Stream<Vectors.Row> rows = Vectors.rows("package_period")) {
            ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
            Allowances allowances = Allowances.inDatabase(database.transactor(), clock);
            rows.filter(row -> !row.isEmpty("quirk") || row.number("id") % 10 == 0)
                    .forEach(row -> count(allowances, row));
            assertEquals(List.of(), allowances.audit());
        }
    }

    private static void count(Allowances allowances, Vectors.Row row) {
        AccountId account = new AccountId(row.number("id"));
        Allowance allowance = Allowance.unlimited("package", period(row));
        int number = 0;
        for (Consumption used : consumption(row)) {
            HoldId id = new HoldId(account + ":" + ++number);
            allowances.place(
                    id, account, allowance, UTC, used.at(), used.seconds(), Duration.ofHours(1));
            allowances.post(id, used.seconds());
        }
        AllowanceUsage usage = allowances
                .left(account, allowance, UTC, instant(row.text("now")))
                .usage();
        assertEquals(row.number("meant_used_seconds"), usage.secondsPosted(), row::toString);
        assertEquals(row.number("meant_used_calls"), usage.callsPosted(), row::toString);
    }
}
