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

/** Plans, allowances and trunks. */
class PlanCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void importDecks() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        importDeck("retail", "351,Portugal,0.06,1/1");
        importDeck("mobile", "3519,Portugal - Mobile,0.30,1/1");
        importDeck("carrier", "351,Portugal,0.02,1/1");
    }

    private void importDeck(String name, String row) {
        String csv = a2b.file(name + ".csv", "prefix,destination,price,increment\n" + row + "\n");
        a2b.run(0, "deck", "import", csv, "--deck", name);
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void savesAPlanAndShowsIt() {
        a2b.run(0, "allowance", "save", "free60", "--seconds", "3600", "--monthly", "15");
        a2b.run(
                0,
                "plan",
                "save",
                "gold",
                "--deck=retail",
                "--deck=mobile,access=4420,trunk=t1",
                "--order=by_price",
                "--strip=00",
                "--allowance=free60");
        assertEquals("a2b: plan gold v1\n", a2b.out());
        a2b.run(0, "plan", "show", "gold");
        assertEquals("""
                plan: gold v1
                order: by price
                matching: longest overall
                strips: 00
                allowances: free60
                deck: retail
                deck: mobile,access=4420,trunk=t1
                """, a2b.out());
        a2b.run(0, "plan", "show", "gold", "--json");
        assertEquals("mobile", a2b.json().at("/plan/decks/1/deck").asText());
        a2b.run(0, "plan", "list");
        assertTrue(a2b.out().contains("gold  1        retail, mobile"), a2b.out());
    }

    @Test
    void refusesAPlanOfWhatIsNotThere() {
        a2b.run(1, "plan", "save", "gold", "--deck", "silver");
        assertEquals("a2b: no live rate deck silver\n", a2b.err());
        a2b.run(1, "plan", "save", "gold", "--deck", "retail", "--allowance", "free");
        assertEquals("a2b: no allowance free\n", a2b.err());
        a2b.run(2, "plan", "save", "gold", "--deck", "retail,colour=red");
        assertTrue(a2b.err().contains("'colour=red' is unknown"), a2b.err());
        a2b.run(1, "plan", "show", "gold");
        assertEquals("a2b: no tariff plan gold\n", a2b.err());
        a2b.run(0, "plan", "list");
        assertEquals("no tariff plans; each rate deck is one by itself\n", a2b.out());
    }

    @Test
    void listsAllowances() {
        a2b.run(0, "allowance", "list");
        assertEquals("no allowances\n", a2b.out());
        a2b.run(
                0,
                "allowance",
                "save",
                "calls",
                "--calls",
                "5",
                "--weekly",
                "monday",
                "--destination",
                "Portugal");
        a2b.run(0, "allowance", "list");
        assertTrue(
                a2b.out().contains("calls      calls  5       weekly  1     Portugal"), a2b.out());
        a2b.run(0, "allowance", "list", "--json");
        assertEquals(5, a2b.json().at("/allowances/0/amount").asInt());
        a2b.run(2, "allowance", "save", "both", "--calls", "5", "--seconds", "5");
        a2b.run(2, "allowance", "save", "never", "--seconds", "0");
        assertEquals(1, a2b.err().lines().count(), a2b.err());
    }

    @Test
    void keepsTrunksAndSwitchesThem() {
        a2b.run(0, "trunk", "list");
        assertEquals("no trunks\n", a2b.out());
        a2b.run(
                0,
                "trunk",
                "save",
                "t1=PJSIP/carrier1,remove=00",
                "--carrier",
                "c1",
                "--carrier-deck",
                "carrier",
                "--weight",
                "7");
        a2b.run(0, "trunk", "off", "t1");
        a2b.run(0, "trunk", "list");
        assertTrue(
                a2b.out().contains("t1     OFF     PJSIP/carrier1  c1       1         7"),
                a2b.out());
        a2b.run(0, "trunk", "on", "t1");
        a2b.run(0, "trunk", "list", "--json");
        assertEquals("ON", a2b.json().at("/trunks/0/terms/status").asText());
        assertEquals("carrier", a2b.json().at("/carriers/0/deck").asText());
        a2b.run(1, "trunk", "off", "t2");
        assertEquals("a2b: no trunk t2\n", a2b.err());
        a2b.run(2, "trunk", "save", "t2=PJSIP/c2", "--carrier", "unknown");
        assertEquals(1, a2b.err().lines().count(), a2b.err());
    }
}
