package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class SimulateCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    /** Sold at 0.30 a minute, bought at 0.10 from one carrier and at 0.50 from the other. */
    @BeforeEach
    void importDecks() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        importDeck("retail", "0.30");
        importDeck("cheap", "0.10");
        importDeck("dear", "0.50");
        for (String carrier : new String[] {"cheap", "dear"}) {
            String trunk = carrier + "=PJSIP/" + carrier;
            a2b.run(0, "trunk", "save", trunk, "--carrier", carrier, "--carrier-deck", carrier);
        }
    }

    private void importDeck(String name, String price) {
        String csv = a2b.file(
                name + ".csv",
                "prefix,destination,price,increment\n3519,Portugal - Mobile," + price + ",1/1\n");
        a2b.run(0, "deck", "import", csv, "--deck", name);
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void saysLimitChargeCostAndMarginAndWhichTrunkLosesMoney() {
        a2b.run(0, "simulate", "351912345678", "--plan=retail", "--balance=1.50", "--json");
        assertTrue(a2b.json().at("/granted").asBoolean(), a2b.out());
        assertEquals(300, a2b.json().at("/limit/talkSeconds").asInt());
        assertEquals("1.50", a2b.json().at("/limit/charge/amount").asText());
        assertEquals("cheap", a2b.json().at("/routes/0/trunk/name").asText());
        assertEquals(1, a2b.json().at("/routes").size());
        assertEquals("dear", a2b.json().at("/routings/0/rejections/0/trunk").asText());
        assertEquals("0.30", a2b.json().at("/talks/0/charge/amount/amount").asText());
        assertEquals("0.20", a2b.json().at("/talks/0/routes/0/margin/amount").asText());
        a2b.run(0, "simulate", "351912345678", "--plan=retail", "--balance=1.50");
        assertTrue(a2b.out().contains("\nlongest talk: 300 s for USD 1.50\n"), a2b.out());
    }

    @Test
    void saysWhyACallWouldBeRefused() {
        a2b.run(1, "simulate", "351912345678", "--plan=retail", "--balance=0");
        assertTrue(a2b.out().contains("\nrefused: funds insufficient\n"), a2b.out());
        a2b.run(1, "simulate", "34911234567", "--plan=retail", "--balance=1", "--json");
        assertFalse(a2b.json().at("/granted").asBoolean(true), a2b.out());
        assertEquals("NUMBER_UNRATED", a2b.json().at("/refusal").asText());
    }

    @Test
    void takesTheMoneyOfAnAccountOrAnyOther() {
        a2b.run(0, "account", "create", "--alias", "alice", "--plan", "retail");
        a2b.run(0, "account", "topup", "alice", "0.60");
        a2b.run(0, "simulate", "351912345678", "--account=alice", "--seconds=30", "--json");
        assertEquals(120, a2b.json().at("/limit/talkSeconds").asInt());
        assertEquals(1, a2b.json().at("/talks").size());
        a2b.run(0, "simulate", "351912345678", "--account=alice", "--balance=0.30", "--json");
        assertEquals(60, a2b.json().at("/limit/talkSeconds").asInt());
        a2b.run(0, "account", "show", "alice");
        assertTrue(a2b.out().contains("held: USD 0.00\n"), a2b.out());
    }

    @Test
    void saysWhatIsWrongWithItsArguments() {
        a2b.run(2, "simulate", "351912345678");
        assertEquals("a2b: either --account or --plan is needed\n", a2b.err());
        a2b.run(2, "simulate", "351912345678", "--plan=retail");
        assertEquals("a2b: --balance is needed with --plan\n", a2b.err());
        a2b.run(2, "simulate", "351912345678", "--plan=retail", "--balance=1", "--seconds=0");
        assertEquals("a2b: talkSeconds: 0\n", a2b.err());
        a2b.run(1, "simulate", "351912345678", "--account=nobody");
        assertEquals("a2b: no account nobody\n", a2b.err());
    }
}
