package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

class DeckCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void open() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    private String deck(String price) {
        return a2b.file(
                "deck.csv",
                "prefix,destination,per_minute,increment\n351,Portugal," + price + ",1/1\n");
    }

    @Test
    void goesBackToTheVersionBeforeAndForthAgain() {
        a2b.run(0, "deck", "import", deck("0.02"), "--deck", "retail");
        a2b.run(0, "deck", "import", deck("0.05"), "--deck", "retail");
        assertTrue(price().contains("total: USD 0.05"), a2b.out());
        a2b.run(0, "deck", "rollback", "retail");
        assertEquals("a2b: deck retail v1 is live\n", a2b.out());
        assertTrue(price().contains("total: USD 0.02"), a2b.out());
        a2b.run(0, "deck", "activate", "retail:2");
        assertTrue(price().contains("total: USD 0.05"), a2b.out());
    }

    private String price() {
        return a2b.run(0, "rate", "--deck", "retail", "351211234567", "60").out();
    }

    @Test
    void listsVersions() {
        a2b.run(0, "deck", "list");
        assertEquals("no rate decks\n", a2b.out());
        a2b.run(0, "deck", "import", deck("0.02"), "--deck", "retail");
        a2b.run(0, "deck", "copy", "retail", "wholesale");
        assertEquals("a2b: deck wholesale v1: 1 rates, USD; staged, not live\n", a2b.out());
        a2b.run(0, "deck", "list");
        assertTrue(a2b.out().contains("\nretail     1        LIVE "), a2b.out());
        assertTrue(a2b.out().contains("\nwholesale  1        STAGED "), a2b.out());
        a2b.run(0, "deck", "list", "wholesale", "--json");
        assertEquals(1, a2b.json().at("/versions").size());
        assertEquals("STAGED", a2b.json().at("/versions/0/state").asText());
        a2b.run(1, "deck", "list", "nothing");
        assertEquals("a2b: no rate deck nothing\n", a2b.err());
    }

    @Test
    void refusesWhatIsNotThere() {
        a2b.run(1, "deck", "rollback", "retail");
        assertEquals("a2b: no version of retail was live before\n", a2b.err());
        a2b.run(1, "deck", "activate", "retail:7");
        assertEquals("a2b: no rate deck retail v7\n", a2b.err());
        a2b.run(2, "deck", "activate", "retail");
        assertEquals("a2b: NAME:VERSION: no version\n", a2b.err());
        a2b.run(1, "deck", "copy", "retail", "wholesale");
        assertEquals("a2b: no live rate deck retail\n", a2b.err());
    }

    @Test
    void tellsTheErrorsOfAnImportInJsonToo() {
        String file = a2b.file(
                "deck.csv",
                "prefix,destination,per_minute,increment\n" + "351,Portugal,dear,1/1\n");
        a2b.run(1, "deck", "import", file, "--json");
        assertEquals("rejected", a2b.json().at("/outcome").asText());
        assertEquals(2, a2b.json().at("/errors/0/line").asInt());
        assertTrue(a2b.err().startsWith(file + ": line 2"), a2b.err());
        a2b.run(0, "deck", "import", deck("0.02"), "--json", "--quiet");
        assertEquals("imported", a2b.json().at("/outcome").asText());
        a2b.run(1, "deck", "import", deck("0.02"), "--json", "--currency", "EUR");
        assertEquals("currency-differs", a2b.json().at("/outcome").asText());
    }
}
