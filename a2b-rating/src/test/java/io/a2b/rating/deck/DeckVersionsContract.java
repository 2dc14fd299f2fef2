package io.a2b.rating.deck;

import static io.a2b.rating.deck.VersionSummary.State.LIVE;
import static io.a2b.rating.deck.VersionSummary.State.RETIRED;
import static io.a2b.rating.deck.VersionSummary.State.STAGED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.band.HolidayCalendar;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.DeckImport.CurrencyDiffers;
import io.a2b.rating.deck.DeckImport.Imported;
import io.a2b.rating.deck.DeckImport.Staged;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.CallTime;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.price.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Versions of decks on two nodes that share a database. */
abstract class DeckVersionsContract {
    static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final NewVersion RETAIL = NewVersion.of("retail", USD);

    private final ManualClock clock = ManualClock.at(NOON);
    private FreshDatabase database;
    private DeckVersions here;
    private DeckVersions there;

    abstract TestDatabase engine();

    @BeforeEach
    void open() {
        database = engine().open(RatingTables.MIGRATIONS);
        here = RateDecks.inDatabase(database.transactor(), clock, REFRESH);
        there = RateDecks.inDatabase(database.transactor(), clock, REFRESH);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStagedVersionIsUsedByNobodyUntilItIsActivated() {
        assertEquals(staged(1), here.stageRates(RETAIL, rates(10)));
        assertEquals(Optional.empty(), here.find("retail"));
        assertEquals(10, priceOf(there.find(v(1))));

        assertEquals(LIVE, here.activate(v(1)).orElseThrow().state());

        assertEquals(10, priceOf(here.find("retail")));
        assertEquals(10, priceOf(there.find("retail")));
    }

    @Test
    void stagingLeavesTheLiveVersionAlone() {
        here.importRates(RETAIL, rates(10));
        here.stageRates(RETAIL, rates(20));
        clock.advance(REFRESH);

        assertEquals(10, priceOf(here.find("retail")));
        assertEquals(10, priceOf(there.find("retail")));
    }

    @Test
    void otherNodesFollowAnActivationWithinTheInterval() {
        here.importRates(RETAIL, rates(10));
        here.stageRates(RETAIL, rates(20));
        assertEquals(10, priceOf(there.find("retail")));

        here.activate(v(2));

        assertEquals(20, priceOf(here.find("retail")));
        clock.advance(REFRESH.minusMillis(1));
        assertEquals(10, priceOf(there.find("retail")));
        clock.advance(Duration.ofMillis(1));
        assertEquals(20, priceOf(there.find("retail")));
    }

    @Test
    void rollsBackToWhatWasLiveBeforeOnAllNodes() {
        here.importRates(RETAIL, rates(10));
        here.importRates(RETAIL, rates(20));
        here.importRates(RETAIL, rates(30));
        assertEquals(30, priceOf(there.find("retail")));

        assertEquals(v(2), here.rollback("retail").orElseThrow().version());
        clock.advance(REFRESH);

        assertEquals(20, priceOf(here.find("retail")));
        assertEquals(20, priceOf(there.find("retail")));
        assertEquals(List.of(RETIRED, LIVE, RETIRED), states());
        assertEquals(v(1), there.rollback("retail").orElseThrow().version());
        assertEquals(Optional.empty(), there.rollback("retail"));
        assertEquals(10, priceOf(there.find("retail")));
        assertEquals(
                4, ((Imported) here.importRates(RETAIL, rates(40))).version().version());
    }

    @Test
    void rollsBackToWhatWasLiveAndNotToWhatIsOlder() {
        here.importRates(RETAIL, rates(10));
        here.stageRates(RETAIL, rates(20));
        here.importRates(RETAIL, rates(30));

        assertEquals(v(1), here.rollback("retail").orElseThrow().version());
        assertEquals(List.of(RETIRED, STAGED, LIVE), states());
    }

    @Test
    void activatingTwiceIsActivatingOnce() {
        here.importRates(RETAIL, rates(10));
        here.stageRates(RETAIL, rates(20));
        here.activate(v(2));
        here.activate(v(2));

        assertEquals(v(1), here.rollback("retail").orElseThrow().version());
    }

    @Test
    void activatesNothingThatIsNotThere() {
        here.importRates(RETAIL, rates(10));

        assertEquals(Optional.empty(), here.activate(v(2)));
        assertEquals(Optional.empty(), here.activate(new DeckVersion("other", 1)));
        assertEquals(Optional.empty(), here.rollback("other"));
        assertEquals(10, priceOf(here.find("retail")));
    }

    @Test
    void manyActivationsAtOnceLeaveOneVersionLiveEverywhere() throws Exception {
        for (int price = 1; price <= 4; price++) here.stageRates(RETAIL, rates(price));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<VersionSummary>>> work = new ArrayList<>();
            for (int at = 0; at < 16; at++) {
                DeckVersions node = at % 2 == 0 ? here : there;
                DeckVersion version = v(1 + at % 4);
                work.add(() -> node.activate(version));
            }
            for (Future<?> done : threads.invokeAll(work)) done.get();
        } finally {
            threads.shutdownNow();
        }
        clock.advance(REFRESH);
        List<VersionSummary> live = here.versions("retail").stream()
                .filter(version -> version.state() == LIVE)
                .toList();
        assertEquals(1, live.size());
        int version = live.get(0).version().version();
        assertEquals(version, priceOf(here.find("retail")));
        assertEquals(version, priceOf(there.find("retail")));
    }

    @Test
    void listsVersionsWithAllThatIsKnownOfThem() {
        here.importRates(RETAIL.withNote("by hand"), rates(10));
        clock.advance(Duration.ofHours(1));
        here.stageRates(RETAIL, rates(20));

        VersionSummary first = new VersionSummary(
                v(1), DeckTerms.of(USD), "by hand", LIVE, 1, NOON, Optional.of(NOON));
        VersionSummary second = new VersionSummary(
                v(2),
                DeckTerms.of(USD),
                "",
                STAGED,
                1,
                NOON.plus(Duration.ofHours(1)),
                Optional.empty());
        assertEquals(List.of(second, first), there.versions("retail"));
        assertEquals(List.of(), there.versions("other"));
        assertEquals(List.of("retail"), there.decks());
    }

    @Test
    void keepsEverythingThatRatesAndDecksSay() {
        NewVersion version = RETAIL.withTerms(fullTerms());
        List<Rate> rates = fullRates();
        here.importRates(version, rates);

        RateDeck found = there.find("retail").orElseThrow();

        assertEquals(version.terms(), found.terms());
        assertEquals(rates, inOrder(found));
    }

    @Test
    void copiesAVersionToAnotherDeck() {
        here.importRates(RETAIL.withTerms(fullTerms()), fullRates());

        assertEquals(
                Optional.of(new Staged(new DeckVersion("gold", 1), fullRates().size())),
                here.copy(v(1), "gold"));
        assertEquals(Optional.empty(), here.copy(v(2), "gold"));

        RateDeck copy = there.find(new DeckVersion("gold", 1)).orElseThrow();
        assertEquals(fullTerms(), copy.terms());
        assertEquals(fullRates(), inOrder(copy));
        assertEquals("copy of retail v1", here.versions("gold").get(0).note());
    }

    @Test
    void noVersionIsInAnotherCurrencyThanItsDeck() {
        here.importRates(RETAIL, rates(10));
        here.importRates(NewVersion.of("euros", EUR), rates(10));

        NewVersion other = NewVersion.of("retail", EUR);
        assertEquals(new CurrencyDiffers(USD), here.stageRates(other, rates(20)));
        assertEquals(Optional.of(new CurrencyDiffers(EUR)), here.copy(v(1), "euros"));
        assertEquals(1, here.versions("retail").size());
        assertEquals(1, here.versions("euros").size());
    }

    @Test
    void refusesToStageWhatIsNoDeck() {
        List<Rate> twice = List.of(rates(1).get(0), rates(2).get(0));

        assertThrows(IllegalArgumentException.class, () -> here.stageRates(RETAIL, twice));
        assertThrows(IllegalArgumentException.class, () -> here.stageRates(RETAIL, List.of()));
        assertThrows(IllegalArgumentException.class, () -> here.copy(v(1), "no name"));
        assertEquals(List.of(), here.versions("retail"));
    }

    @Test
    void storesThousandsOfRates() {
        List<Rate> rates = new ArrayList<>();
        for (int at = 0; at < 2345; at++) {
            Price price = Price.perMinute(at % 1100, BillingIncrement.SECOND);
            rates.add(new Rate(new Prefix("" + (90_000 - at)), "D" + at % 7, RateTerms.of(price)));
        }
        assertInstanceOf(Imported.class, here.importRates(RETAIL, rates));

        assertEquals(rates, inOrder(there.find("retail").orElseThrow()));
    }

    static DeckTerms fullTerms() {
        HolidayCalendar holidays = new HolidayCalendar("pt", Set.of(LocalDate.of(2026, 4, 25)));
        return DeckTerms.of(USD)
                .withZone(ZoneId.of("Europe/Lisbon"))
                .withRounding(new Rounding(Rounding.Style.STANDARD, RoundingMode.CEILING, 4))
                .withSplitAtBandEdges()
                .withHolidays(holidays)
                .withValidity(Validity.ALWAYS.withFrom(NOON).withUntil(NOON.plusSeconds(1)));
    }

    static List<Rate> fullRates() {
        Price price = new Price(
                -12_345_678,
                new BillingIncrement(0, 7),
                new Fees(1, -2, 3, 4, 5, 6, 7_000_000),
                List.of(new Step(60, -5, 70_000, 6), new Step(1, 0, 0, 1)),
                new CallTime(2, 60, 10));
        Price cost = Price.perMinute(Price.MICROS_MAX, BillingIncrement.SECOND);
        Validity peak = Validity.during(TimeBand.parse("peak: mon-fri 08:00-20:00; holidays never"))
                .withFrom(Instant.parse("2026-01-01T00:00:00.000001Z"))
                .withUntil(Instant.parse("2027-01-01T00:00:00Z"));
        RateTerms terms = new RateTerms(price, Optional.of(cost), peak, "35191", "carrier-1");
        return List.of(
                new Rate(NumberPattern.parse("_351[19]X."), "tab\tline\nback\\slash 'q'", terms),
                new Rate(new Prefix("351"), "x".repeat(Rate.DESTINATION_LENGTH_MAX), terms),
                new Rate(
                        new Prefix("351"), "N\u00f4 \u4e2d", RateTerms.of(price).withCost(cost)),
                new Rate(AnyNumber.INSTANCE, "World", RateTerms.of(price)),
                new Rate(new Prefix("1"), "NANP", terms.withCallerPrefix("")));
    }

    /** In the order in which the rates were given. */
    static List<Rate> inOrder(RateDeck deck) {
        Rate[] rates = new Rate[deck.size()];
        for (int row = 0; row < rates.length; row++) rates[deck.ordinal(row)] = deck.rate(row);
        return List.of(rates);
    }

    private List<VersionSummary.State> states() {
        return here.versions("retail").stream().map(VersionSummary::state).toList();
    }

    private static DeckVersion v(int version) {
        return new DeckVersion("retail", version);
    }

    private static Staged staged(int version) {
        return new Staged(v(version), 1);
    }

    private static List<Rate> rates(long perMinuteMicros) {
        Price price = Price.perMinute(perMinuteMicros, BillingIncrement.SECOND);
        return List.of(new Rate(new Prefix("351"), "Portugal", RateTerms.of(price)));
    }

    private static long priceOf(Optional<RateDeck> deck) {
        RateDeck found = deck.orElseThrow();
        return found.terms(found.match("351912345678", "", 0)).price().perMinuteMicros();
    }
}
