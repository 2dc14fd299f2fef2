package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a ledger slows down as its history grows. Fills a database with calls that are over, each
 * a posted hold and an entry, a tenth of them on one account, and measures at several sizes what
 * callers wait for: a page of a statement at its beginning and at its end, a balance, a hold placed
 * and posted; all on the account that has the tenth. The database does not wait for the disk, which
 * would drown the differences. Prints a table for BENCHMARKS.md.
 */
public final class LedgerHistory {
    private static final int ACCOUNTS = 1000;
    private static final int CHUNK = 100_000;
    private static final int PAGE = 100;
    private static final int REPEATS = 1000;
    private static final Money AMOUNT = Money.of("USD", "0.10");
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private final FreshDatabase database;
    private final Ledger ledger;
    private final long firstAccount;
    private final AccountId busy;
    private long filled;
    private long calls;

    private LedgerHistory(FreshDatabase database) throws SQLException {
        this.database = database;
        this.ledger = Ledger.over(database.transactor(), Clock.systemUTC());
        this.firstAccount = LoadRows.openAccounts(database.dataSource(), ACCOUNTS);
        this.busy = new AccountId(firstAccount);
    }

    /** @param args a {@link TestDatabase}; then numbers of entries, ascending */
    public static void main(String[] args) throws SQLException {
        TestDatabase engine = TestDatabase.valueOf(args[0]);
        try (FreshDatabase database = engine.open()) {
            LedgerHistory history = new LedgerHistory(database);
            System.out.printf(
                    "%n| %s, entries | statement, first page | last page | balance | hold placed"
                            + " | hold posted | filled in s |%n|---|---:|---:|---:|---:|---:|---:|%n",
                    engine);
            long[] smallest = null;
            for (int i = 1; i < args.length; i++) {
                long took = history.fill(Long.parseLong(args[i]));
                long[] nanos = history.measure();
                if (smallest == null) smallest = nanos;
                print(history.filled, nanos, smallest, took);
            }
        }
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
                Statement statement = connection.createStatement()) {
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

    /** A table n with the numbers in its column n. */
    private static String numbers(String product, long first, long last) {
        String range = first + ", " + last + ")";
        switch (product) {
            case "PostgreSQL":
                return "(select g as n from generate_series(" + range + " g) n";
            case "MariaDB":
                return "(select seq as n from seq_" + first + "_to_" + last + ") n";
            default:
                return "(select x as n from system_range(" + range + ") n";
        }
    }

    private List<String> inserts(String numbers) {
        String account = "case when mod(n, 10) = 0 then " + firstAccount + " else " + firstAccount
                + " + mod(n, " + ACCOUNTS + ") end";
        return List.of(
                "insert into a2b_hold (id, account_id, currency, placed_micros, amount_micros,"
                        + " expires_at, state, charged_micros, placed_at, resolved_at)"
                        + " select concat('call-', n), " + account + ", 'USD', 100000, 100000,"
                        + " '2026-01-01 01:00:00', 'POSTED', 70000, '2026-01-01 00:00:00',"
                        + " '2026-01-01 00:10:00' from " + numbers,
                "insert into a2b_ledger_entry (id, from_account, to_account, amount_micros,"
                        + " currency, code, reference, posted_at)"
                        + " select concat('hold:call-', n, ':charge'), " + account
                        + ", -1, 70000, 'USD', 'CALL_CHARGE', concat('call-', n),"
                        + " '2026-01-01 00:10:00' from " + numbers);
    }

    /** Medians, in the order of the columns. */
    private long[] measure() {
        long last =
                ledger.entries(busy, Math.max(0, lastSequence() - 1), 1).get(0).sequence();
        long[][] nanos = new long[5][REPEATS];
        for (int round = 0; round < 2; round++) { // the first warms up
            for (int i = 0; i < REPEATS; i++) {
                HoldId hold = new HoldId("measured-" + calls++);
                nanos[0][i] = time(() -> ledger.entries(busy, 0, PAGE));
                nanos[1][i] = time(() -> ledger.entries(busy, last - 1, PAGE));
                nanos[2][i] = time(() -> ledger.balance(busy));
                nanos[3][i] = time(() -> ledger.place(hold, busy, AMOUNT, TIME_TO_LIVE));
                nanos[4][i] = time(() -> ledger.post(hold, AMOUNT, hold.value()));
            }
        }
        return Arrays.stream(nanos).mapToLong(LedgerHistory::median).toArray();
    }

    /** Of the last entry but some that belongs to the busy account. */
    private long lastSequence() {
        return filled - 10L * PAGE;
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
