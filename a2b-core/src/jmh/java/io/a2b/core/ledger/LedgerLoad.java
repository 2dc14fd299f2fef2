package io.a2b.core.ledger;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

/**
 * How many writes a second the ledger does, beside JDBC written by hand that writes the same rows
 * with one commit each. A call is two writes: a hold is placed, then posted, with an id as calls
 * get them. Contestants take turns of some seconds, several rounds long; prints the median round of
 * each, and what its callers waited, as a table for BENCHMARKS.md. Each commit waits for the disk.
 */
public final class LedgerLoad {
    private static final Money AMOUNT = Money.of("USD", "0.10");
    private static final Money PRICE = Money.of("USD", "0.07");
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String[] KINDS = {
        "jdbc-1",
        "jdbc-8",
        "jdbc-32",
        "ledger-1",
        "ledger-8",
        "ledger-32",
        "grouped-1",
        "grouped-64",
        "grouped-256",
        "grouped-512"
    };

    private LedgerLoad() {}

    /**
     * @param args a database: postgresql, mariadb or h2; how many accounts; rounds; seconds of a
     *     turn; then contestants, such as jdbc-8 or grouped-256 or grouped-256x3x64 (three commits
     *     at once, of up to 64 writes), all if none; or virtual-256x3x64, the same called by
     *     virtual threads, from Java 21 on; or bulk-1x1x256, in PostgreSQL only: the rows of 256
     *     writes a commit, known beforehand and written without a look at anything, which is as
     *     fast as these rows can be written on a connection
     */
    public static void main(String[] args) throws Exception {
        int accounts = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        String[] kinds = args.length > 4 ? Arrays.copyOfRange(args, 4, args.length) : KINDS;
        try (FreshDatabase database = open(args[0])) {
            long first = LoadRows.openAccounts(database.dataSource(), accounts);
            Map<String, Contestant> contestants = new LinkedHashMap<>();
            for (String kind : kinds) {
                contestants.put(kind, new Contestant(database, kind, first, accounts));
            }
            for (Contestant contestant : contestants.values()) {
                contestant.run(seconds); // for the compiler
            }
            LoadRows.analyze(database.dataSource());
            for (int round = 0; round < rounds; round++) {
                for (Contestant contestant : contestants.values()) {
                    contestant.turns.add(contestant.run(seconds));
                }
            }
            print(args[0], accounts, contestants);
            Books books = Ledger.over(database.transactor(), Clock.systemUTC()).audit();
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d entries, %,d open holds; the books balance: %s%n",
                    books.entries(),
                    books.openHolds(),
                    books.balance() ? "yes" : books.contradictions());
            contestants.values().forEach(Contestant::close);
        }
        System.exit(0); // the watchers of a MariaDB would keep the JVM alive
    }

    static FreshDatabase open(String name) {
        switch (name) {
            case "postgresql":
                return TestDatabase.openDurablePostgresql();
            case "mariadb":
                return TestDatabase.openDurableMariaDb();
            case "h2":
                return TestDatabase.H2_FILE.open();
            default:
                throw new IllegalArgumentException("database: " + name);
        }
    }

    private static void print(String engine, int accounts, Map<String, Contestant> contestants) {
        System.out.printf(
                Locale.ROOT,
                "%n| %s, %,d account%s | writes/s | of jdbc-1 | of the best jdbc | p50 ms | p99 ms"
                        + " | longest ms |%n|---|---:|---:|---:|---:|---:|---:|%n",
                engine,
                accounts,
                accounts == 1 ? "" : "s");
        long one = 0;
        long best = 0;
        for (Map.Entry<String, Contestant> each : contestants.entrySet()) {
            if (!each.getKey().startsWith("jdbc")) continue;
            if (each.getKey().equals("jdbc-1")) one = each.getValue().median().perSecond;
            best = Math.max(best, each.getValue().median().perSecond);
        }
        for (Map.Entry<String, Contestant> each : contestants.entrySet()) {
            Turn turn = each.getValue().median();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %s | %s | %s | %s | %s |%n",
                    each.getKey(),
                    turn.perSecond,
                    ratio(turn.perSecond, one),
                    ratio(turn.perSecond, best),
                    millis(turn.percentile(50)),
                    millis(turn.percentile(99)),
                    millis(turn.percentile(100)));
        }
    }

    private static String ratio(long value, long base) {
        return base == 0 ? "" : String.format(Locale.ROOT, "%.2f", 1.0 * value / base);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    /** What one turn came to; latencies in ascending order. */
    private record Turn(long perSecond, long[] nanos) {
        long percentile(int percent) {
            return nanos[Math.max(0, (int) ((long) nanos.length * percent / 100) - 1)];
        }
    }

    /** Places and posts. */
    private interface Writer extends AutoCloseable {
        void place(String id, long account) throws SQLException;

        void post(String id, long account) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    private interface Writers {
        Writer open() throws SQLException;
    }

    private static final class Contestant {
        private final int threads;
        private final long firstAccount;
        private final int accounts;
        private final String name;
        private final boolean virtual;
        private final HikariDataSource pool;
        private final Writers writers;
        private final List<Turn> turns = new ArrayList<>();
        private int turn;

        Contestant(FreshDatabase database, String name, long firstAccount, int accounts) {
            String[] parts = name.split("[-x]");
            this.name = name;
            this.threads = Integer.parseInt(parts[1]);
            this.firstAccount = firstAccount;
            this.accounts = accounts;
            this.virtual = parts[0].equals("virtual");
            boolean grouped = virtual || parts[0].equals("grouped");
            int connections = grouped ? 8 : Math.max(2, threads);
            pool = database.config().withConnectionsMax(connections).open();
            if (parts[0].equals("jdbc")) {
                writers = () -> new HandWritten(pool);
                return;
            }
            if (parts[0].equals("bulk")) {
                int size = Integer.parseInt(parts[3]);
                writers = () -> new Bulk(pool, size);
                return;
            }
            GroupCommit group = grouped ? GroupCommit.on() : GroupCommit.off();
            if (parts.length > 2) group = group.withCommitsAtOnce(Integer.parseInt(parts[2]));
            if (parts.length > 3) group = group.withWritesMax(Integer.parseInt(parts[3]));
            Ledger ledger = Ledger.grouped(Transactor.over(pool), Outbox.none(), CLOCK, group);
            writers = () -> new OfLedger(ledger);
        }

        void close() {
            pool.close();
        }

        /** By writes a second. */
        Turn median() {
            List<Turn> sorted = new ArrayList<>(turns);
            sorted.sort((a, b) -> Long.compare(a.perSecond, b.perSecond));
            return sorted.get(sorted.size() / 2);
        }

        Turn run(int seconds) throws Exception {
            turn++;
            AtomicBoolean stop = new AtomicBoolean();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            CountDownLatch done = new CountDownLatch(threads);
            Latencies[] latencies = new Latencies[threads];
            long start = System.nanoTime();
            for (int i = 0; i < threads; i++) {
                int number = i;
                latencies[i] = new Latencies();
                Runnable caller = () -> {
                    try {
                        write(number, stop, latencies[number]);
                    } catch (Throwable thrown) {
                        failure.set(thrown);
                    } finally {
                        done.countDown();
                    }
                };
                if (virtual) startVirtual(caller);
                else new Thread(caller).start();
            }
            done.await(seconds, TimeUnit.SECONDS);
            stop.set(true);
            done.await();
            long took = System.nanoTime() - start;
            if (failure.get() != null) throw new IllegalStateException(failure.get());
            long[] all = Latencies.sorted(latencies);
            return new Turn(all.length * 1_000_000_000L / took, all);
        }

        /** By its name, since the rest of this also runs where there are none. */
        private static void startVirtual(Runnable caller) {
            try {
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, caller);
            } catch (ReflectiveOperationException absent) {
                throw new IllegalArgumentException("virtual threads need Java 21", absent);
            }
        }

        private void write(int thread, AtomicBoolean stop, Latencies latencies)
                throws SQLException {
            SplittableRandom random = new SplittableRandom(thread * 31L + turn);
            try (Writer writer = writers.open()) {
                while (!stop.get()) {
                    String id = CallId.random(CLOCK).value();
                    long account = firstAccount + random.nextInt(accounts);
                    long start = System.nanoTime();
                    writer.place(id, account);
                    long placed = System.nanoTime();
                    writer.post(id, account);
                    latencies.add(placed - start);
                    latencies.add(System.nanoTime() - placed);
                }
            }
        }
    }

    private static final class Latencies {
        private long[] nanos = new long[1024];
        private int size;

        void add(long value) {
            if (size == nanos.length) nanos = Arrays.copyOf(nanos, size * 2);
            nanos[size++] = value;
        }

        static long[] sorted(Latencies[] each) {
            int total = Arrays.stream(each).mapToInt(l -> l.size).sum();
            long[] all = new long[total];
            int at = 0;
            for (Latencies one : each) {
                System.arraycopy(one.nanos, 0, all, at, one.size);
                at += one.size;
            }
            Arrays.sort(all);
            return all;
        }
    }

    private static final class OfLedger implements Writer {
        private final Ledger ledger;

        OfLedger(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void place(String id, long account) {
            HoldResult result =
                    ledger.place(new HoldId(id), new AccountId(account), AMOUNT, TIME_TO_LIVE);
            if (!(result instanceof HoldResult.Held)) throw new AssertionError(result);
        }

        @Override
        public void post(String id, long account) {
            PostResult result = ledger.post(new HoldId(id), PRICE, id);
            if (!(result instanceof PostResult.Posted)) throw new AssertionError(result);
        }

        @Override
        public void close() {}
    }

    /** The same rows with as few statements as they need, on a connection kept for it. */
    private static final class HandWritten implements Writer {
        private final Connection connection;
        private final LoadRows.Statements statements;

        HandWritten(DataSource pool) throws SQLException {
            connection = pool.getConnection();
            statements = new LoadRows.Statements(connection);
        }

        @Override
        public void place(String id, long account) throws SQLException {
            statements.place(id, account, AMOUNT.micros());
            connection.commit();
        }

        @Override
        public void post(String id, long account) throws SQLException {
            statements.post(id, account, AMOUNT.micros(), PRICE.micros());
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            statements.close();
            connection.close();
        }
    }

    /**
     * Says yes to everything and writes it once there is enough: no latency of it means a thing.
     */
    private static final class Bulk implements Writer {
        private final Connection connection;
        private final int size;
        private final List<String> ids = new ArrayList<>();

        Bulk(DataSource pool, int size) throws SQLException {
            this.connection = pool.getConnection();
            this.size = size;
        }

        @Override
        public void place(String id, long account) {
            ids.add(id);
        }

        @Override
        public void post(String id, long account) throws SQLException {
            if (ids.size() < size) return;
            LoadRows.placeAll(connection, ids, account, AMOUNT.micros());
            connection.commit();
            LoadRows.postAll(connection, ids, account, AMOUNT.micros(), PRICE.micros());
            connection.commit();
            ids.clear();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
