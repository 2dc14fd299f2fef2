package io.a2b.rating.deck;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

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
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * How long a million rates take from CSV to a deck in memory, to a live version in a database, and
 * out of it again; beside what the database's own bulk load takes for the same rows into the same
 * tables, see {@link BulkLoad}. Prints tables for BENCHMARKS.md. The heap is that given to the JVM.
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
        try {
            write(csv, rates, prices);
            System.out.printf(
                    Locale.ROOT,
                    "%,d rates, %,d bytes, %,d prices, heap of %d MiB%n",
                    rates,
                    Files.size(csv),
                    prices,
                    Runtime.getRuntime().maxMemory() >> 20);
            inMemory(csv);
            for (int at = 2; at < args.length; at++) {
                inDatabase(TestDatabase.valueOf(args[at]), csv);
            }
        } finally {
            Files.delete(csv);
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

    /** Import and bulk load by turns, each first in every other round; the first does not count. */
    private static void inDatabase(TestDatabase engine, Path csv) throws IOException, SQLException {
        List<Double> imports = new ArrayList<>();
        List<Double> loads = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (FreshDatabase database = engine.open(RatingTables.MIGRATIONS)) {
            importInto(database, "first", csv);
            BulkLoad bulk = new BulkLoad(engine, database, "first");
            for (int round = 0; round <= DATABASE_ROUNDS; round++) {
                double load = round % 2 == 0 ? bulk.seconds() : 0;
                double all = importInto(database, "deck", csv);
                if (round % 2 == 1) load = bulk.seconds();
                double read = read(database);
                System.out.printf(
                        Locale.ROOT,
                        "%s, round %d: bulk load %.2f s, import %.2f s (%.2f times), read %.2f s%n",
                        engine,
                        round,
                        load,
                        all,
                        all / load,
                        read);
                if (round == 0) continue;
                imports.add(all);
                loads.add(load);
                ratios.add(all / load);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s, medians: bulk load %.2f s, import %.2f s (%.2f times, %.2f to %.2f)%n",
                engine,
                median(loads),
                median(imports),
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double importInto(FreshDatabase database, String deck, Path csv)
            throws IOException {
        DeckVersions decks =
                RateDecks.inDatabase(database.transactor(), Clock.systemUTC(), Duration.ZERO);
        long begin = System.nanoTime();
        try (InputStream bytes = Files.newInputStream(csv)) {
            decks.importCsv(deck, USD, bytes, DeckImport.Progress.NONE);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double read(FreshDatabase database) {
        DeckVersions decks =
                RateDecks.inDatabase(database.transactor(), Clock.systemUTC(), Duration.ZERO);
        long begin = System.nanoTime();
        decks.find("deck").orElseThrow();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void write(Path csv, int rates, int prices) throws IOException {
        Random random = new Random(7);
        Set<Long> prefixes = new HashSet<>(rates * 2);
        try (OutputStream text = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 20)) {
            text.write("prefix,destination,price,increment,connection fee\n".getBytes());
            while (prefixes.size() < rates) {
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
