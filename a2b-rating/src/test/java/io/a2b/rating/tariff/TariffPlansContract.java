package io.a2b.rating.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.testing.ManualClock;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.tariff.PlanSave.CurrenciesDiffer;
import io.a2b.rating.tariff.PlanSave.DecksUnknown;
import io.a2b.rating.tariff.PlanSave.Saved;
import io.a2b.rating.tariff.PlanSave.VersionDiffers;
import io.a2b.rating.tariff.TariffPlan.Matching;
import io.a2b.rating.tariff.TariffPlan.Order;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What all {@link TariffPlans} keep; on two nodes that share what is stored. */
abstract class TariffPlansContract {
    protected static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final PlanDeck RETAIL = PlanDeck.of("retail");
    protected static final TariffPlan GOLD = TariffPlan.of("gold", RETAIL);

    protected final ManualClock clock = ManualClock.at(NOW);
    protected TariffPlans here;
    private TariffPlans there;

    /** Plans of one more node. */
    protected abstract TariffPlans node();

    /** The decks of all nodes. */
    protected abstract DeckVersions decks();

    @BeforeEach
    void start() {
        here = node();
        there = node();
        imported("retail", USD, 10_000);
        imported("carrier", USD, 20_000);
        imported("euros", EUR, 30_000);
    }

    private void imported(String deck, Currency currency, long micros) {
        Rate rate = new Rate(new Prefix("34"), "Spain", micros, BillingIncrement.SECOND, 0);
        assertInstanceOf(
                DeckImport.Imported.class, decks().importRates(deck, currency, List.of(rate)));
    }

    private static long price(TariffPlans plans, String name) {
        PlanLookup plan = plans.lookup(name).orElseThrow();
        LookupRequest request = new LookupRequest("34911234567", "", "", NOW);
        return plan.find(request).candidate(0).price().perMinuteMicros();
    }

    @Test
    void keepsEverythingOfAPlan() {
        Validity weekdays = Validity.during(TimeBand.parse("mon-fri 08:00-20:00"))
                .withFrom(NOW)
                .withUntil(NOW.plusSeconds(1));
        TariffPlan full = TariffPlan.of(
                        "full",
                        RETAIL.withAccessNumbers("800", "0").withValidity(weekdays),
                        PlanDeck.of("carrier").withCallerNumbers("44", "351").withTrunk("T-1"))
                .withOrder(Order.BY_PRICE)
                .withMatching(Matching.LONGEST_PER_DECK)
                .withInternationalPrefixes("00", "011")
                .withAllowances("free-100", "calls")
                .withExtraCharge("8001234", new ExtraCharge(50_000, 20_000))
                .withExtraCharge("9005", new ExtraCharge(1, 0));

        assertEquals(new Saved(1), here.save(full, 0));

        StoredPlan expected = new StoredPlan(full, 1, NOW);
        assertEquals(Optional.of(expected), here.find("full"));
        assertEquals(Optional.of(expected), there.find("full"));
        assertEquals(full, there.lookup("full").orElseThrow().plan());
    }

    @Test
    void findsNothingThatWasNotSaved() {
        here.save(GOLD, 0);
        assertEquals(Optional.empty(), here.find("Gold"));
        assertEquals(Optional.empty(), here.find("silver"));
        assertEquals(Optional.empty(), here.lookup("silver"));
        assertEquals(Optional.empty(), here.lookup("not a name / of anything"));
        assertThrows(IllegalArgumentException.class, () -> here.find("not a name"));
    }

    @Test
    void refusesAPlanOfDecksThatAreNotThere() {
        TariffPlan plan = TariffPlan.of("gold", PlanDeck.of("b"), RETAIL, PlanDeck.of("a"));
        assertEquals(new DecksUnknown(List.of("b", "a")), here.save(plan, 0));
        assertEquals(Optional.empty(), here.find("gold"));
    }

    @Test
    void refusesAPlanOfDecksInSeveralCurrencies() {
        TariffPlan plan = TariffPlan.of("gold", RETAIL, PlanDeck.of("euros"));
        assertEquals(new CurrenciesDiffer(List.of(USD, EUR)), here.save(plan, 0));
        assertEquals(Optional.empty(), here.find("gold"));
    }

    @Test
    void replacesThePlanOfTheVersionThatIsNamed() {
        here.save(GOLD, 0);
        clock.advance(Duration.ofSeconds(1));
        TariffPlan dearer = GOLD.withOrder(Order.BY_PRICE);
        assertEquals(new Saved(2), there.save(dearer, 1));
        assertEquals(Optional.of(new StoredPlan(dearer, 2, NOW.plusSeconds(1))), here.find("gold"));
    }

    @Test
    void refusesToReplaceWhatNobodyHasSeen() {
        TariffPlan mine = GOLD.withAllowances("mine");
        TariffPlan theirs = GOLD.withAllowances("theirs");
        assertEquals(new VersionDiffers(0), here.save(mine, 1));
        here.save(GOLD, 0);
        there.save(theirs, 1);
        assertEquals(new VersionDiffers(2), here.save(mine, 1));
        assertEquals(new VersionDiffers(2), here.save(mine, 0));
        assertEquals(new VersionDiffers(2), here.save(mine, 3));
        assertEquals(theirs, here.find("gold").orElseThrow().plan());
        assertThrows(IllegalArgumentException.class, () -> here.save(mine, -1));
    }

    @Test
    void savesOnceWhatIsSavedAgain() {
        assertEquals(new Saved(1), here.save(GOLD, 0));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(new Saved(1), here.save(GOLD, 0));
        TariffPlan next = GOLD.withAllowances("a");
        assertEquals(new Saved(2), here.save(next, 1));
        assertEquals(new Saved(2), there.save(next, 1));
        assertEquals(2, here.find("gold").orElseThrow().version());
    }

    @Test
    void deletesThePlanOfTheVersionThatIsNamedAndNeverUsesItsVersionsAgain() {
        here.save(GOLD, 0);
        assertFalse(here.delete("gold", 2));
        assertFalse(here.delete("silver", 1));
        assertTrue(here.delete("gold", 1));
        assertTrue(here.delete("gold", 1));
        assertEquals(Optional.empty(), here.find("gold"));
        assertEquals(List.of(), here.list("", 10));
        assertEquals(new VersionDiffers(0), here.save(GOLD, 1));
        assertEquals(new Saved(3), here.save(GOLD, 0));
        assertFalse(here.delete("gold", 1));
        assertEquals(3, here.find("gold").orElseThrow().version());
    }

    @Test
    void listsPlansByName() {
        for (String name : List.of("c", "a", "B", "d")) here.save(TariffPlan.of(name, RETAIL), 0);
        here.delete("d", 1);
        assertEquals(List.of("B", "a", "c"), names(here.list("", 10)));
        assertEquals(List.of("B", "a"), names(here.list("", 2)));
        assertEquals(List.of("c"), names(here.list("a", 2)));
        assertThrows(IllegalArgumentException.class, () -> here.list("", 0));
        assertThrows(IllegalArgumentException.class, () -> here.list("", 1_001));
    }

    private static List<String> names(List<StoredPlan> plans) {
        return plans.stream().map(one -> one.plan().name()).toList();
    }

    @Test
    void refusesAPlanThatIsTooLongToKeep() {
        String[] prefixes = IntStream.range(0, PlanDeck.PREFIXES_MAX)
                .mapToObj(at -> String.valueOf(100_000_000_000_000L + at))
                .toArray(String[]::new);
        PlanDeck[] many = IntStream.range(0, 4)
                .mapToObj(at -> PlanDeck.of("deck-" + at).withCallerNumbers(prefixes))
                .toArray(PlanDeck[]::new);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> here.save(TariffPlan.of("gold", many), 0))
                .getMessage();
        assertTrue(message.startsWith("plan: "), message);
        PlanDeck[] some = Arrays.copyOf(many, 3);
        assertInstanceOf(DecksUnknown.class, here.save(TariffPlan.of("gold", some), 0));
    }

    @Test
    void keepsALookupUntilAnythingOfItChanges() {
        here.save(GOLD, 0);
        PlanLookup first = here.lookup("gold").orElseThrow();
        assertSame(first, here.lookup("gold").orElseThrow());
        clock.advance(REFRESH);
        assertSame(first, here.lookup("gold").orElseThrow());

        imported("carrier", USD, 1);
        assertSame(first, here.lookup("gold").orElseThrow());
        imported("retail", USD, 40_000);
        assertNotSame(first, here.lookup("gold").orElseThrow());
        assertEquals(40_000, price(here, "gold"));
        assertEquals(
                10_000,
                first.find(new LookupRequest("34911", "", "", NOW))
                        .candidate(0)
                        .price()
                        .perMinuteMicros());
    }

    @Test
    void takesWhatIsSavedHereAtOnceAndWhatIsSavedThereInTime() {
        here.save(GOLD, 0);
        assertEquals(10_000, price(here, "gold"));
        assertEquals(10_000, price(there, "gold"));

        here.save(TariffPlan.of("gold", PlanDeck.of("carrier")), 1);
        assertEquals(20_000, price(here, "gold"));
        clock.advance(REFRESH.minusMillis(1));
        assertEquals(10_000, price(there, "gold"));
        clock.advance(Duration.ofMillis(1));
        assertEquals(20_000, price(there, "gold"));
        clock.advance(Duration.ofDays(-1));
        here.save(GOLD, 2);
        assertEquals(10_000, price(there, "gold"));
    }

    @Test
    void takesADeckForAPlanWhereThereIsNoPlanOfItsName() {
        assertEquals(20_000, price(here, "carrier"));
        assertSame(here.lookup("carrier").orElseThrow(), here.lookup("carrier").orElseThrow());
        assertEquals(20_000, price(there, "carrier"));

        here.save(TariffPlan.of("carrier", RETAIL), 0);
        assertEquals(10_000, price(here, "carrier"));
        clock.advance(REFRESH);
        assertEquals(10_000, price(there, "carrier"));

        there.delete("carrier", 1);
        assertEquals(20_000, price(there, "carrier"));
        clock.advance(REFRESH);
        assertEquals(20_000, price(here, "carrier"));
        imported("carrier", USD, 50_000);
        assertEquals(50_000, price(here, "carrier"));
    }

    @Test
    void findsNothingInAPlanThatWasDeleted() {
        here.save(GOLD, 0);
        assertEquals(10_000, price(there, "gold"));
        here.delete("gold", 1);
        assertEquals(Optional.empty(), here.lookup("gold"));
        clock.advance(REFRESH);
        assertEquals(Optional.empty(), there.lookup("gold"));
    }
}
