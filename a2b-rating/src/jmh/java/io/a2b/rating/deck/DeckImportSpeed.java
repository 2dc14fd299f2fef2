package io.a2b.rating.deck;

import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

import org.postgresql.PGConnection;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * How long a million rates take from CSV to a deck in memory, to a live version in a database, and
 * out of it again; beside what the database's own bulk load takes for the same rows into a table of
 * the same shape. Prints tables for BENCHMARKS.md. The heap is that given to the JVM.
 */
public final class DeckImportSpeed {
    private static final Currency USD = Currency.getInstance("USD");
    private static final int ROUNDS = 5;
    private static final int DATABASE_ROUNDS = 5;

    private DeckImportSpeed() {}

    /** @param args how many rates; how many different prices; then databases, such as H2_FILE */
    public static void main(String[] args) throws IOException, SQLException {
        int rates = Integer.parseInt(args[0]);
        int prices = Integer.parseInt(args[1]);
        Path csv = Files.createTempFile("deck", ".csv");
        Path rows = Files.createTempFile("rows", ".csv");
        try {
            write(csv, rows, rates, prices);
            System.out.printf(
                    Locale.ROOT,
                    "%,d rates, %,d bytes, %,d prices, heap of %d MiB%n",
                    rates,
                    Files.size(csv),
                    prices,
                    Runtime.getRuntime().maxMemory() >> 20);
            inMemory(csv);
            for (int at = 2; at < args.length; at++) {
                inDatabase(TestDatabase.valueOf(args[at]), csv, rows);
            }
        } finally {
            Files.delete(csv);
            Files.delete(rows);
        }
    }

    private static void inMemory(Path csv) throws IOException {
        for (int round = 1; round <= ROUNDS; round++) {
            resetPeaks();
            long begin = System.nanoTime();
            long cpuBegin = cpuNanos();
            RateDeck deck = read(csv).deck().orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "memory, round %d: %.2f s (%.2f s of processor), %d rates, heap peak %d MiB%n",
                    round,
                    (System.nanoTime() - begin) / 1e9,
                    (cpuNanos() - cpuBegin) / 1e9,
                    deck.size(),
                    peak() >> 20);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static DeckCsv read(Path csv) throws IOException {
        try (InputStream bytes = Files.newInputStream(csv)) {
            DeckCsv.Source source = new DeckCsv.Source(
                    DeckTerms.of(USD), DeckImportOptions.STANDARD, () -> DestinationNames.NONE);
            return DeckCsv.read(source, bytes, DeckImport.Progress.NONE);
        }
    }

    private static void inDatabase(TestDatabase engine, Path csv, Path rows)
            throws IOException, SQLException {
        try (FreshDatabase database = engine.open(RatingTables.MIGRATIONS)) {
            for (int round = 1; round <= DATABASE_ROUNDS; round++) {
                double bulk = bulkLoad(engine, database, rows);
                long begin = System.nanoTime();
                RateDecks.inDatabase(database.transactor(), Clock.systemUTC(), Duration.ZERO)
                        .importCsv(
                                "deck", USD, Files.newInputStream(csv), DeckImport.Progress.NONE);
                double all = (System.nanoTime() - begin) / 1e9;
                begin = System.nanoTime();
                RateDeck loaded = RateDecks.inDatabase(
                                database.transactor(), Clock.systemUTC(), Duration.ZERO)
                        .find("deck")
                        .orElseThrow();
                double load = (System.nanoTime() - begin) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%s, round %d: bulk load %.2f s, import %.2f s (%.2f times), load %.2f s,"
                                + " %d rates%n",
                        engine,
                        round,
                        bulk,
                        all,
                        all / bulk,
                        load,
                        loaded.size());
            }
        }
    }

    private static double bulkLoad(TestDatabase engine, FreshDatabase database, Path rows)
            throws IOException, SQLException {
        DatabaseConfig config = database.config();
        String url = config.url();
        if (engine == TestDatabase.MARIADB) {
            url += (url.contains("?") ? "&" : "?") + "allowLocalInfile=true";
        }
        try (Connection connection =
                        DriverManager.getConnection(url, config.user(), config.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bulk_rate");
            statement.execute("create table bulk_rate (deck varchar(64) not null,"
                    + " version int not null, ordinal int not null, pattern varchar(64) not null,"
                    + " destination varchar(100) not null, terms int not null,"
                    + " primary key (deck, version, ordinal))");
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            switch (engine) {
                case H2_MEMORY, H2_FILE ->
                    statement.execute("insert into bulk_rate select * from csvread('" + rows
                            + "', 'deck,version,ordinal,pattern,destination,terms')");
                case POSTGRESQL -> {
                    try (InputStream bytes = Files.newInputStream(rows)) {
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("copy bulk_rate from stdin (format csv)", bytes);
                    }
                }
                case MARIADB ->
                    statement.execute("load data local infile '" + rows
                            + "' into table bulk_rate fields terminated by ','");
            }
            connection.commit();
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    /** The deck, and its rows as they are stored. */
    private static void write(Path csv, Path rows, int rates, int prices) throws IOException {
        Random random = new Random(7);
        Set<Long> prefixes = new HashSet<>(rates * 2);
        try (OutputStream text = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 20);
                OutputStream stored =
                        new BufferedOutputStream(Files.newOutputStream(rows), 1 << 20)) {
            text.write("prefix,destination,price,increment,connection fee\n".getBytes());
            int ordinal = 0;
            while (ordinal < rates) {
                int digits = 5 + random.nextInt(7);
                long least = (long) Math.pow(10, digits - 1);
                long prefix = least + (long) (random.nextDouble() * 9 * least);
                if (!prefixes.add(prefix)) continue;
                String destination =
                        "Country " + prefix / (least / 100) + " - Mobile " + random.nextInt(10);
                int price = random.nextInt(prices);
                String line = prefix + "," + destination + "," + price / 1_000_000 + "."
                        + String.format(Locale.ROOT, "%06d", price % 1_000_000) + ","
                        + (random.nextBoolean() ? "60/60" : "30/6") + ",0.01\n";
                text.write(line.getBytes(StandardCharsets.UTF_8));
                String row = "deck,1," + ordinal++ + "," + prefix + "," + destination + "," + price
                        + "\n";
                stored.write(row.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
