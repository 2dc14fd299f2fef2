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

    @Test
    void saysInADryRunWhatAnImportWouldDoAndDoesNothing() {
        a2b.run(0, "deck", "import", deck("0.02"), "--deck", "retail");
        a2b.run(0, "deck", "import", deck("0.05"), "--deck", "retail", "--dry-run");
        assertTrue(
                a2b.out().contains("\nchanged: 1 (1 dearer, 0 cheaper per minute)\n"), a2b.out());
        assertTrue(
                a2b.out().contains("*  351      Portugal     0.02    0.05   +150.00\n"), a2b.out());
        assertTrue(a2b.out().endsWith("a2b: dry run, nothing was imported\n"), a2b.out());
        a2b.run(0, "deck", "import", deck("0.05"), "--deck", "retail", "--dry-run", "--json");
        assertTrue(a2b.json().at("/importable").asBoolean(), a2b.out());
        assertEquals("150.00", a2b.json().at("/diff/changes/0/percent").asText());
        a2b.run(1, "deck", "import", deck("dear"), "--deck", "retail", "--dry-run");
        assertTrue(a2b.err().contains("deck.csv: line 2, per_minute: "), a2b.err());
        a2b.run(0, "deck", "list", "retail", "--json");
        assertEquals(1, a2b.json().at("/versions").size());
    }

    @Test
    void stagesAVersionThatIsNotLiveBeforeItIsActivated() {
        a2b.run(0, "deck", "import", deck("0.02"), "--deck", "retail");
        a2b.run(0, "deck", "import", deck("0.05"), "--deck", "retail", "--stage");
        assertEquals("a2b: deck retail v2: 1 rates, USD; staged, not live\n", a2b.out());
        assertTrue(price().contains("total: USD 0.02"), a2b.out());
        a2b.run(0, "deck", "activate", "retail:2");
        assertTrue(price().contains("total: USD 0.05"), a2b.out());
    }

    @Test
    void readsColumnsByOtherNamesAndAmountsWithAComma() {
        String file = a2b.file("deck.csv", """
                Ziel;Vorwahl;Cent je Minute;Bemerkung
                Portugal;351;2,5;x
                """);
        a2b.run(
                0,
                "deck",
                "import",
                file,
                "--deck=retail",
                "--map=Ziel=destination",
                "--map=Vorwahl=prefix",
                "--map=Cent je Minute=price",
                "--ignore-unknown",
                "--decimal-comma",
                "--cents",
                "--increment=60/60");
        a2b.run(0, "rate", "--deck", "retail", "351211234567", "61");
        assertTrue(a2b.out().endsWith("total: USD 0.05\n"), a2b.out());
        a2b.run(2, "deck", "import", file, "--map=Ziel=nowhere");
        assertEquals("a2b: --map: no column of a rate deck: nowhere\n", a2b.err());
    }

    @Test
    void readsAFileWithoutAHeader() {
        String file = a2b.file("deck.csv", "351,0.02,60/60\n");
        a2b.run(
                0,
                "deck",
                "import",
                file,
                "--deck=retail",
                "--columns=prefix,price,increment",
                "--destination=Somewhere");
        assertTrue(price().contains("Somewhere"), a2b.out());
    }

    /** 60/45 billed as A2Billing does: 60, 90, 135 ... */
    @Test
    void readsIncrementsAsA2BillingDoesIfAsked() {
        String file = a2b.file("deck.csv", """
                dialprefix,destination,rateinitial,initblock,billingblock
                351,Portugal,0.60,60,45
                """);
        a2b.run(0, "deck", "import", file, "--deck=retail");
        a2b.run(0, "rate", "--deck=retail", "351211234567", "61", "--json");
        assertEquals(105, a2b.json().at("/billedSeconds").asInt());
        a2b.run(0, "deck", "import", file, "--deck=retail", "--legacy");
        a2b.run(0, "rate", "--deck=retail", "351211234567", "61", "--json");
        assertEquals(90, a2b.json().at("/billedSeconds").asInt());
    }

    @Test
    void exportsWhatItImports() {
        a2b.run(0, "deck", "import", deck("0.02"), "--deck", "retail");
        a2b.run(0, "deck", "export", "retail", "--out", a2b.path("out.csv"));
        String written = a2b.read("out.csv");
        a2b.run(0, "deck", "export", "retail");
        assertEquals(written, a2b.out());
        a2b.run(0, "deck", "import", a2b.path("out.csv"), "--deck", "copy");
        a2b.run(0, "deck", "diff", "retail", "copy");
        assertEquals("""
                added: 0
                removed: 0
                changed: 0 (0 dearer, 0 cheaper per minute)
                unchanged: 1
                """, a2b.out());
        a2b.run(0, "deck", "export", "retail", "--decimal-comma");
        assertTrue(a2b.out().contains(";0,02"), a2b.out());
        a2b.run(1, "deck", "export", "nothing");
    }

    @Test
    void mergesADeckIntoAnother() {
        a2b.run(0, "deck", "import", deck("0.02"), "--deck", "retail");
        String more = a2b.file(
                "more.csv",
                "prefix,destination,price,increment\n"
                        + "351,Portugal,0.03,1/1\n34,Spain,0.01,1/1\n");
        a2b.run(0, "deck", "import", more, "--deck", "changes");
        a2b.run(0, "deck", "merge", "retail", "changes", "--activate");
        assertEquals("a2b: deck retail v2: 2 rates, USD\n", a2b.out());
        assertTrue(price().contains("total: USD 0.03"), a2b.out());
        a2b.run(0, "deck", "diff", "retail:1", "retail:2", "--json");
        assertEquals(1, a2b.json().at("/added").asInt());
        assertEquals(1, a2b.json().at("/changed").asInt());
    }

    @Test
    void changesManyPricesAtOnce() {
        a2b.run(0, "deck", "import", deck("0.02"), "--deck", "retail");
        a2b.run(0, "deck", "update", "retail", "--percent", "price=10", "--dry-run");
        assertTrue(a2b.out().contains("0.02    0.022  +10.00"), a2b.out());
        a2b.run(0, "deck", "update", "retail", "--percent", "price=10");
        assertEquals("a2b: deck retail v2: 1 rates, USD; staged, not live\n", a2b.out());
        assertTrue(price().contains("total: USD 0.02\n"), a2b.out());
        a2b.run(0, "deck", "update", "retail", "--set", "price=1", "--prefix", "34");
        assertEquals(
                "a2b: deck retail v1 would stay the same: there is no new version\n", a2b.out());
        a2b.run(2, "deck", "update", "retail");
        assertEquals("a2b: one of --set, --add and --percent is needed\n", a2b.err());
    }
}
