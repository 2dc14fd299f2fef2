package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.deck.DeckImport.Imported;
import io.a2b.rating.deck.DeckImport.Progress;
import io.a2b.rating.deck.DeckImport.Rejected;
import io.a2b.rating.deck.DeckImport.Staged;
import io.a2b.rating.deck.ImportPreview.Warning;
import io.a2b.rating.price.Price;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looking before importing, and making new versions out of old ones. */
abstract class DeckChangesContract {
    private static final Currency USD = Currency.getInstance("USD");
    private static final NewVersion RETAIL = NewVersion.of("retail", USD);
    private static final String HEADER = "prefix,destination,price,increment\n";
    private static final String LIVE = HEADER
            + "34,Spain,0.01,1/1\n351,Portugal,0.02,30/6\n3519,Portugal - Mobile,0.03,30/6\n";

    private FreshDatabase database;
    private DeckVersions decks;

    abstract TestDatabase engine();

    @BeforeEach
    void open() {
        database = engine().open(RatingTables.MIGRATIONS);
        decks = RateDecks.inDatabase(
                database.transactor(),
                ManualClock.at(Instant.parse("2026-03-01T12:00:00Z")),
                Duration.ofSeconds(10));
        assertEquals(new Imported(v(1), 3), importCsv(LIVE));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPreviewTellsTheDifferenceToTheLiveVersionAndChangesNothing() {
        ImportPreview preview = preview(
                HEADER + "34,Spain,0.02,1/1\n351,Portugal,0.02,30/6\n49,Germany,0.01,1/1\n");

        DeckDiff diff = preview.diff().orElseThrow();
        assertEquals(List.of(1, 1, 1, 1), counts(diff));
        assertEquals(1, diff.dearer());
        DeckChange.Changed spain = assertInstanceOf(
                DeckChange.Changed.class,
                diff.changes().stream()
                        .filter(DeckChange.Changed.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        assertEquals(Optional.of(new BigDecimal("100.00")), spain.percent());
        assertTrue(preview.isImportable());
        assertEquals(4, preview.lines());
        assertEquals(3, preview.rates());
        assertEquals("49", preview.firstRates().get(2).pattern().text());
        assertEquals(1, decks.versions("retail").size());
    }

    @Test
    void aPreviewShowsErrorsAndWarningsTogether() {
        Destinations names = Destinations.inDatabase(database.transactor());
        names.put(new NamedPrefix(new Prefix("49"), "Germany"));
        ImportPreview preview = preview("prefix,destination,price,increment,band\n"
                + "351,Portugal,NaN,1/1,\n34,Spain,0.01,1/1,\n34x,Spain,0.01,1/1,\n"
                + "49,,0.01,1/1,\n34,Spain,0.02,1/1,sat\n");

        assertFalse(preview.isImportable());
        assertEquals(
                List.of(2L, 4L),
                preview.errors().stream().map(DeckImport.LineError::line).toList());
        assertEquals(
                Map.of(
                        Warning.Kind.OVERLAP, 1,
                        Warning.Kind.DESTINATION_MISSING, 1,
                        Warning.Kind.DESTINATION_MIXES_PRICES, 1),
                preview.warningsFound());
        assertEquals(
                List.of(
                        "line 6: 34 is valid together with line 3",
                        "line 5: has no destination of its own",
                        "line 6: \"Spain\" has a prefix with another price than those before"),
                preview.warnings().stream().map(Warning::toString).toList());
        assertEquals(3, preview.rates());
    }

    @Test
    void aFailedImportChangesNothing() {
        assertInstanceOf(Rejected.class, importCsv(LIVE + "x,Nowhere,1,1/1\n"));
        assertInstanceOf(Rejected.class, importCsv(""));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        };
        assertThrows(
                io.a2b.core.A2bException.class,
                () -> decks.importCsv("retail", USD, broken, Progress.NONE));
        Progress impatient = lines -> {
            throw new IllegalStateException("enough");
        };
        assertThrows(
                IllegalStateException.class,
                () -> decks.importCsv("retail", USD, stream(LIVE), impatient));

        assertEquals(1, decks.versions("retail").size());
        assertEquals(v(1), decks.find("retail").orElseThrow().version());
    }

    @Test
    void stagesAFileAndActivatesItLater() {
        DeckImport staged = decks.stageCsv(
                RETAIL.withNote("march.csv"),
                DeckImportOptions.STANDARD,
                stream(HEADER + "49,Germany,1,1/1\n"),
                Progress.NONE);

        assertEquals(new Staged(v(2), 1), staged);
        assertEquals(v(1), decks.find("retail").orElseThrow().version());
        decks.activate(v(2));
        assertEquals(v(2), decks.find("retail").orElseThrow().version());
        assertEquals("march.csv", decks.versions("retail").get(0).note());
    }

    @Test
    void anExportCanBeImportedAgain() {
        NewVersion full = NewVersion.of("full", USD).withTerms(DeckVersionsContract.fullTerms());
        List<Rate> rates = DeckVersionsContract.fullRates();
        List<Rate> printable = rates.subList(1, rates.size());
        decks.importRates(full, printable);
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        assertTrue(decks.export(new DeckVersion("full", 1), DeckExportOptions.STANDARD, text));
        assertFalse(decks.export(new DeckVersion("full", 2), DeckExportOptions.STANDARD, text));
        DeckImport again = decks.importCsv(
                full,
                DeckImportOptions.ofExport(),
                new ByteArrayInputStream(text.toByteArray()),
                Progress.NONE);

        assertEquals(new Imported(new DeckVersion("full", 2), printable.size()), again);
        assertEquals(printable, DeckVersionsContract.inOrder(decks.find("full").orElseThrow()));
    }

    @Test
    void mergesTwoVersionsIntoAStagedOne() {
        decks.importCsv(
                "special",
                USD,
                stream(HEADER + "351,Portugal,0.015,1/1\n49,Germany,1,1/1\n"),
                Progress.NONE);
        DeckVersion special = new DeckVersion("special", 1);

        assertEquals(Optional.of(new Staged(v(2), 4)), decks.merge(v(1), special));

        RateDeck merged = decks.find(v(2)).orElseThrow();
        assertEquals(15_000, priceOf(merged, "351"));
        assertEquals(30_000, priceOf(merged, "3519"));
        assertEquals(1_000_000, priceOf(merged, "49"));
        assertEquals(
                "merge of special v1 into retail v1",
                decks.versions("retail").get(0).note());
        assertEquals(Optional.of(new DeckImport.Unchanged(v(2))), decks.merge(v(2), special));
        assertEquals(Optional.empty(), decks.merge(v(9), special));
        assertEquals(Optional.empty(), decks.merge(v(1), v(9)));
    }

    @Test
    void updatesManyRatesAtOnceAfterALook() {
        BulkUpdate update = new BulkUpdate(
                RateFilter.ALL.withDestination("portugal*"),
                List.of(PriceChange.percent(PriceChange.Field.PRICE, new BigDecimal("10"))));

        DeckDiff preview = decks.previewUpdate(v(1), update, 10).orElseThrow();
        assertEquals(List.of(0, 0, 2, 1), counts(preview));
        assertEquals(1, decks.versions("retail").size());

        assertEquals(Optional.of(new Staged(v(2), 3)), decks.update(v(1), update));
        assertEquals(preview, decks.diff(v(1), v(2), 10).orElseThrow());
        RateDeck updated = decks.find(v(2)).orElseThrow();
        assertEquals(22_000, priceOf(updated, "351"));
        assertEquals(33_000, priceOf(updated, "3519"));
        assertEquals(10_000, priceOf(updated, "34"));
    }

    @Test
    void stagesNothingWhenAnUpdateChangesNothing() {
        BulkUpdate update = new BulkUpdate(
                RateFilter.ALL.withPrefix("7"),
                List.of(PriceChange.set(PriceChange.Field.PRICE, BigDecimal.ONE)));

        assertEquals(Optional.of(new DeckImport.Unchanged(v(1))), decks.update(v(1), update));
        assertEquals(Optional.empty(), decks.update(v(2), update));
        assertEquals(Optional.empty(), decks.diff(v(1), v(2), 10));
        assertEquals(1, decks.versions("retail").size());
    }

    @Test
    void refusesAnUpdateThatLeavesTheRangeOfPrices() {
        BigDecimal far = BigDecimal.valueOf(Price.MICROS_MAX, 6);
        BulkUpdate update = new BulkUpdate(
                RateFilter.ALL, List.of(PriceChange.add(PriceChange.Field.PRICE, far)));

        assertThrows(IllegalArgumentException.class, () -> decks.update(v(1), update));
        assertEquals(1, decks.versions("retail").size());
    }

    private static List<Integer> counts(DeckDiff diff) {
        return List.of(diff.added(), diff.removed(), diff.changed(), diff.unchanged());
    }

    private DeckImport importCsv(String csv) {
        return decks.importCsv("retail", USD, stream(csv), Progress.NONE);
    }

    private ImportPreview preview(String csv) {
        return decks.preview(RETAIL, DeckImportOptions.STANDARD, stream(csv), Progress.NONE);
    }

    private static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static DeckVersion v(int version) {
        return new DeckVersion("retail", version);
    }

    private static long priceOf(RateDeck deck, String number) {
        return deck.terms(deck.match(number, "", 0)).price().perMinuteMicros();
    }
}
