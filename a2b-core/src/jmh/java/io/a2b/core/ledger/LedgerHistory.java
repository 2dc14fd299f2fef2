package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a ledger slows down as its history grows. Fills a database with calls that are over, each
 * a posted hold and an entry, a tenth of them on one account, and measures at several sizes what
 * callers wait for: the first entries of an account and the last, its statement over the last
 * while, a balance, a hold placed and posted; all on the account that has the tenth. The database
 * does not wait for the disk, which would drown the differences. Prints a table for BENCHMARKS.md.
 */
public final class LedgerHistory {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** What is measured happens before all history, so that no statement has to look at it. */
    private static final Clock CLOCK = Clock.fixed(START.minusSeconds(1), ZoneOffset.UTC);

    private static final int ACCOUNTS = 1000;
    private static final int CHUNK = 100_000;
    private static final int PAGE = 100;
    private static final int REPEATS = 1000;
    private static final Money AMOUNT = Money.of("USD", "0.10");
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private final FreshDatabase database;
    private final Ledger ledger;
    private final LedgerReports reports;
    private final long firstAccount;
    private final AccountId busy;
    private long filled;
    private long calls;

    private LedgerHistory(FreshDatabase database) throws SQLException {
        this.database = database;
        this.ledger = Ledger.over(database.transactor(), CLOCK);
        this.reports = LedgerReports.over(database.transactor());
        this.firstAccount = LoadRows.openAccounts(database.dataSource(), ACCOUNTS);
        this.busy = new AccountId(firstAccount);
    }

    /** @param args a {@link TestDatabase}; then numbers of entries, ascending */
    public static void main(String[] args) throws SQLException {
        TestDatabase engine = TestDatabase.valueOf(args[0]);
        try (FreshDatabase database = engine.open()) {
            LedgerHistory history = new LedgerHistory(database);
            System.out.printf(
                    "%n| %s, entries | first 100 entries | last 100 entries | statement"
                            + " | balance | hold placed | hold posted | filled in s |%n"
                            + "|---|---:|---:|---:|---:|---:|---:|---:|%n",
                    engine);
            long[] smallest = null;
            for (int i = 1; i < args.length; i++) {
                long took = history.fill(Long.parseLong(args[i]));
                long[] nanos = history.measure();
                if (smallest == null) smallest = nanos;
                print(history.filled, nanos, smallest, took);
            }
        }
        System.exit(0); // the watchers of a MariaDB would keep the JVM alive
    }

    private static void print(long entries, long[] nanos, long[] smallest, long took) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %,d |", entries));
        for (int i = 0; i < nanos.length; i++) {
            line.append(String.format(
                    Locale.ROOT,
                    " %.3f ms (%.2f) |",
                    nanos[i] / 1e6,
                    1.0 * nanos[i] / smallest[i]));
        }
        System.out.println(line + String.format(Locale.ROOT, " %.0f |", took / 1e9));
    }

    private long fill(long entries) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = database.dataSource().getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            String product = connection.getMetaData().getDatabaseProductName();
            while (filled < entries) {
                long last = Math.min(entries, filled + CHUNK);
                for (String insert : inserts(numbers(product, filled + 1, last))) {
                    statement.executeUpdate(insert);
                }
                connection.commit();
                filled = last;
            }
        }
        LoadRows.analyze(database.dataSource());
        return System.nanoTime() - start;
    }

    /** A table n with the numbers in its column n, a second of time for each in its column at. */
    private static String numbers(String product, long first, long last) {
        String range = first + ", " + last + ")";
        switch (product) {
            case "PostgreSQL":
                return "(select g as n, timestamp '2026-01-01 00:00:00' + g * interval '1 second'"
                        + " as at from generate_series(" + range + " g) n";
            case "MariaDB":
                return "(select seq as n, timestamp '2026-01-01 00:00:00' + interval seq second"
                        + " as at from seq_" + first + "_to_" + last + ") n";
            default:
                return "(select x as n, dateadd(second, x, timestamp '2026-01-01 00:00:00') as at"
                        + " from system_range(" + range + ") n";
        }
    }

    private List<String> inserts(String numbers) {
        String account = "case when mod(n, 10) = 0 then " + firstAccount + " else " + firstAccount
                + " + mod(n, " + ACCOUNTS + ") end";
        return List.of(
                "insert into a2b_hold (id, account_id, currency, placed_micros, amount_micros,"
                        + " expires_at, state, charged_micros, placed_at, resolved_at)"
                        + " select concat('call-', n), " + account + ", 'USD', 100000, 100000,"
                        + " at, 'POSTED', 70000, at, at from " + numbers,
                "insert into a2b_ledger_entry (id, from_account, to_account, amount_micros,"
                        + " currency, code, reference, posted_at)"
                        + " select concat('hold:call-', n, ':charge'), " + account
                        + ", -1, 70000, 'USD', 'CALL_CHARGE', concat('call-', n), at from "
                        + numbers);
    }

    /** Medians, in the order of the columns. */
    private long[] measure() {
        long last = filled - 10L * PAGE;
        Instant until = START.plusSeconds(filled + 1);
        long[][] nanos = new long[6][REPEATS];
        for (int round = 0; round < 2; round++) { // the first warms up
            for (int i = 0; i < REPEATS; i++) {
                HoldId hold = new HoldId("measured-" + calls++);
                nanos[0][i] = time(() -> ledger.entries(busy, 0, PAGE));
                nanos[1][i] = time(() -> ledger.entries(busy, last, PAGE));
                nanos[2][i] = time(() -> statement(until));
                nanos[3][i] = time(() -> ledger.balance(busy));
                nanos[4][i] = time(() -> ledger.place(hold, busy, AMOUNT, TIME_TO_LIVE));
                nanos[5][i] = time(() -> ledger.post(hold, AMOUNT, hold.value()));
            }
        }
        return Arrays.stream(nanos).mapToLong(LedgerHistory::median).toArray();
    }

    /** Of about a hundred entries, and those that were measured, which come later. */
    private void statement(Instant until) {
        Statement statement =
                reports.statement(busy, until.minusSeconds(10L * PAGE), until).orElseThrow();
        reports.entries(statement, statement.start(), PAGE);
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
