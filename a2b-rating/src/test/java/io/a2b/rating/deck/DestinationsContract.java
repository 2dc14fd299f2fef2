package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

abstract class DestinationsContract {
    private static final NamedPrefix NANP = named("1", "NANP");
    private static final NamedPrefix SPAIN = named("34", "Spain");
    private static final NamedPrefix PORTUGAL = named("351", "Portugal");
    private static final NamedPrefix MOBILE = named("3519", "Portugal - Mobile");
    private static final NamedPrefix MADEIRA = named("351291", "Portugal");

    private FreshDatabase database;
    private Destinations destinations;

    abstract TestDatabase engine();

    @BeforeEach
    void open() {
        database = engine().open(RatingTables.MIGRATIONS);
        destinations = Destinations.inDatabase(database.transactor());
        destinations.putAll(List.of(MOBILE, SPAIN, MADEIRA, NANP, PORTUGAL));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsTheLongestPrefixOfANumber() {
        assertEquals(Optional.of(MOBILE), destinations.find("351912345678"));
        assertEquals(Optional.of(PORTUGAL), destinations.find("351212345678"));
        assertEquals(Optional.of(PORTUGAL), destinations.find("351"));
        assertEquals(Optional.empty(), destinations.find("35"));
        assertEquals(Optional.empty(), destinations.find(""));
        assertEquals(Optional.of(NANP), destinations.find("1".repeat(20)));
    }

    @Test
    void puttingTwiceRenames() {
        destinations.put(named("34", "Espa\u00f1a"));
        destinations.put(named("34", "Espa\u00f1a"));

        assertEquals("Espa\u00f1a", destinations.find("34").orElseThrow().destination());
        assertEquals(5, destinations.size());
    }

    @Test
    void removesAnEntryOnce() {
        assertTrue(destinations.remove(SPAIN.prefix()));
        assertFalse(destinations.remove(SPAIN.prefix()));
        assertEquals(Optional.empty(), destinations.find("34"));
    }

    @Test
    void browsesByPrefixPageByPage() {
        assertEquals(
                List.of(NANP, SPAIN, PORTUGAL, MADEIRA, MOBILE),
                pages(after -> destinations.listByPrefix("", after, 2)));
        assertEquals(
                List.of(PORTUGAL, MADEIRA, MOBILE),
                pages(after -> destinations.listByPrefix("35", after, 2)));
        assertEquals(List.of(), pages(after -> destinations.listByPrefix("9", after, 2)));
    }

    @Test
    void browsesByNamePageByPage() {
        assertEquals(
                List.of(NANP, PORTUGAL, MADEIRA, MOBILE, SPAIN),
                pages(after -> destinations.listByName("", after, 1)));
        assertEquals(
                List.of(PORTUGAL, MADEIRA, MOBILE),
                pages(after -> destinations.listByName("Port", after, 2)));
        assertEquals(List.of(), pages(after -> destinations.listByName("P%", after, 2)));
    }

    @Test
    void refusesPagesThatAreNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> destinations.listByPrefix("", Optional.empty(), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> destinations.listByName("", Optional.empty(), Destinations.PAGE_MAX + 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> destinations.listByPrefix("3x", Optional.empty(), 1));
    }

    private static List<NamedPrefix> pages(
            Function<Optional<NamedPrefix>, List<NamedPrefix>> list) {
        List<NamedPrefix> all = new ArrayList<>();
        Optional<NamedPrefix> last = Optional.empty();
        while (true) {
            List<NamedPrefix> page = list.apply(last);
            if (page.isEmpty()) return all;
            all.addAll(page);
            last = Optional.of(page.get(page.size() - 1));
        }
    }

    private static NamedPrefix named(String prefix, String destination) {
        return new NamedPrefix(new Prefix(prefix), destination);
    }
}
