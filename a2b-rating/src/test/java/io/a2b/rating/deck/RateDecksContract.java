package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.deck.DeckImport.CurrencyDiffers;
import io.a2b.rating.deck.DeckImport.Imported;
import io.a2b.rating.deck.DeckImport.Progress;
import io.a2b.rating.price.BillingIncrement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two nodes that share a database, each with decks of its own. */
abstract class RateDecksContract {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final PhoneNumber CALLED = new PhoneNumber("351912345678");

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private FreshDatabase database;
    private CountingTransactor counting;
    private DeckVersions here;
    private DeckVersions there;

    abstract TestDatabase engine();

    @BeforeEach
    void open() {
        database = engine().open(RatingTables.MIGRATIONS);
        counting = new CountingTransactor(database.transactor());
        here = RateDecks.inDatabase(database.transactor(), clock, REFRESH);
        there = RateDecks.inDatabase(counting, clock, REFRESH);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anImportIsTheNextVersionAndLiveAtOnce() {
        assertEquals(imported(1, 1), here.importRates("retail", USD, rates(20_000)));
        assertEquals(20_000, priceOf(here.find("retail")));
        assertEquals(imported(2, 1), here.importRates("retail", USD, rates(30_000)));
        assertEquals(30_000, priceOf(here.find("retail")));
    }

    @Test
    void keepsEveryFieldOfEveryRate() {
        List<Rate> rates = List.of(
                rate("1", "N\u00f4 c\u00f3mma; \"\u4e2d\u56fd\"", 0),
                new Rate(
                        new Prefix("999999999999999"),
                        "x".repeat(Rate.DESTINATION_LENGTH_MAX),
                        Rate.PRICE_MAX_MICROS,
                        new BillingIncrement(BillingIncrement.SECONDS_MAX, 7),
                        Rate.PRICE_MAX_MICROS));
        here.importRates("retail", USD, rates);

        RateDeck found = there.find("retail").orElseThrow();

        assertEquals(Set.copyOf(rates), Set.copyOf(found.rates()));
        assertEquals(USD, found.currency());
    }

    @Test
    void readsNoDeckThatWasNotImported() {
        here.importRates("retail", USD, rates(20_000));

        assertEquals(Optional.empty(), here.find("Retail"));
        assertEquals(Optional.empty(), here.find(new DeckVersion("retail", 2)));
    }

    @Test
    void olderVersionsStayAsTheyWere() {
        here.importRates("retail", USD, rates(20_000));
        here.importRates("retail", USD, rates(30_000));

        assertEquals(20_000, priceOf(there.find(new DeckVersion("retail", 1))));
        assertEquals(30_000, priceOf(there.find(new DeckVersion("retail", 2))));
    }

    @Test
    void otherNodesSeeANewVersionWhenTheIntervalIsOver() {
        here.importRates("retail", USD, rates(20_000));
        assertEquals(20_000, priceOf(there.find("retail")));
        here.importRates("retail", USD, rates(30_000));

        clock.advance(REFRESH.minusMillis(1));
        assertEquals(20_000, priceOf(there.find("retail")));
        clock.advance(Duration.ofMillis(1));
        assertEquals(30_000, priceOf(there.find("retail")));
    }

    @Test
    void asksTheDatabaseOncePerInterval() {
        here.importRates("retail", USD, rates(20_000));
        for (int call = 0; call < 100; call++) there.find("retail");
        assertEquals(1, counting.transactions.get());

        clock.advance(REFRESH);
        for (int call = 0; call < 100; call++) there.find("retail");
        assertEquals(2, counting.transactions.get());
    }

    @Test
    void asksAgainAfterTheDatabaseFailed() {
        here.importRates("retail", USD, rates(20_000));
        there.find("retail");
        here.importRates("retail", USD, rates(30_000));
        clock.advance(REFRESH);

        counting.down.set(true);
        assertThrows(IllegalStateException.class, () -> there.find("retail"));
        counting.down.set(false);
        assertEquals(30_000, priceOf(there.find("retail")));
    }

    @Test
    void importsNothingWhenALineIsWrong() {
        here.importRates("retail", USD, rates(20_000));

        DeckImport result =
                importCsv("prefix,destination,price,increment\n34,Spain,1,1/1\n351,Portugal,x,1/1");

        assertInstanceOf(DeckImport.Rejected.class, result);
        assertEquals(1, here.find("retail").orElseThrow().version().version());
        assertEquals(Optional.empty(), here.find(new DeckVersion("retail", 2)));
    }

    @Test
    void aDeckKeepsItsCurrency() {
        here.importRates("retail", USD, rates(20_000));

        assertEquals(new CurrencyDiffers(USD), here.importRates("retail", EUR, rates(1)));
        assertEquals(USD, here.find("retail").orElseThrow().currency());
    }

    @Test
    void refusesRatesThatAreNoDeck() {
        List<Rate> twice = List.of(rate("351", "a", 1), rate("351", "b", 1));

        assertThrows(IllegalArgumentException.class, () -> here.importRates("retail", USD, twice));
        assertThrows(
                IllegalArgumentException.class, () -> here.importRates("retail", USD, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> here.importRates("re tail", USD, rates(1)));
    }

    @Test
    void importsAtTheSameTimeGetVersionsOfTheirOwn() throws Exception {
        int imports = 6;
        ExecutorService threads = Executors.newFixedThreadPool(imports);
        try {
            List<Callable<DeckImport>> work = new ArrayList<>();
            for (int i = 0; i < imports; i++) {
                DeckVersions decks = i % 2 == 0 ? here : there;
                work.add(() -> decks.importRates("retail", USD, rates(1)));
            }
            Set<DeckImport> results = new HashSet<>();
            for (Future<DeckImport> result : threads.invokeAll(work)) results.add(result.get());

            assertEquals(
                    IntStream.rangeClosed(1, imports)
                            .mapToObj(version -> imported(version, 1))
                            .collect(Collectors.toSet()),
                    results);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void importsFiveThousandLinesInLessThanTwoSeconds() {
        StringBuilder csv = new StringBuilder("prefix,destination,price,increment\n");
        for (int i = 0; i < 5000; i++) {
            csv.append(10_000 + i)
                    .append(",Somewhere,0.0")
                    .append(100 + i % 900)
                    .append(",60/6\n");
        }

        Duration fastest = Duration.ofDays(1); // a busy machine slows one of three, seldom all
        for (int version = 1; version <= 3; version++) {
            long before = System.nanoTime();
            assertEquals(imported(version, 5000), importCsv(csv.toString()));
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            if (took.compareTo(fastest) < 0) fastest = took;
        }

        assertTrue(fastest.compareTo(Duration.ofSeconds(2)) < 0, fastest.toString());
        assertEquals(5000, there.find("retail").orElseThrow().rates().size());
    }

    private DeckImport importCsv(String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return here.importCsv("retail", USD, new ByteArrayInputStream(bytes), Progress.NONE);
    }

    private static Imported imported(int version, int rates) {
        return new Imported(new DeckVersion("retail", version), rates);
    }

    private static long priceOf(Optional<RateDeck> deck) {
        return deck.orElseThrow()
                .find(CALLED, Instant.EPOCH)
                .orElseThrow()
                .price()
                .perMinuteMicros();
    }

    private static List<Rate> rates(long perMinuteMicros) {
        return List.of(rate("351", "Portugal", perMinuteMicros));
    }

    private static Rate rate(String prefix, String destination, long perMinuteMicros) {
        return new Rate(
                new Prefix(prefix), destination, perMinuteMicros, new BillingIncrement(60, 6), 0);
    }

    private static final class CountingTransactor implements Transactor {
        final AtomicInteger transactions = new AtomicInteger();
        final AtomicBoolean down = new AtomicBoolean();
        private final Transactor transactor;

        CountingTransactor(Transactor transactor) {
            this.transactor = transactor;
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            transactions.incrementAndGet();
            if (down.get()) throw new IllegalStateException("down");
            return transactor.inTransaction(work);
        }
    }
}
