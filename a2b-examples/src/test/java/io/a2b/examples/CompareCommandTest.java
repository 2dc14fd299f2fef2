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

class CompareCommandTest {
    private static final String CALLS = """
            called,answered at,talk seconds
            351211234567,2026-03-01T12:00:00Z,60
            351211234567,2026-03-01T12:00:00Z,never
            351912345678,2026-03-01T12:00:00Z,60
            """;

    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void importTwoVersions() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        for (String price : new String[] {"0.02", "0.05"}) {
            String deck = a2b.file(
                    "deck.csv",
                    "prefix,destination,per_minute,increment\n" + "351,Portugal," + price
                            + ",1/1\n3519,Mobile,0.10,1/1\n");
            a2b.run(0, "deck", "import", deck, "--name", "retail");
        }
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void saysWhatANewVersionWouldBring() {
        String calls = a2b.file("calls.csv", CALLS);
        a2b.run(0, "compare", "retail:1", "retail", "--calls", calls);
        assertTrue(a2b.out().startsWith("""
                calls: 2
                talk: 120 s
                dearer: 1, cheaper: 0, same: 1

                          retail v1  retail v2  change
                revenue   USD 0.12   USD 0.15   USD 0.03
                """), a2b.out());
        assertEquals(
                calls + ": line 3, talk seconds: \"never\" is not whole seconds\n"
                        + "a2b: 1 lines were left out\n",
                a2b.err());
    }

    @Test
    void saysItInJson() {
        String calls = a2b.file("calls.csv", CALLS);
        a2b.run(0, "compare", "retail:1", "retail:2", "--calls", calls, "--json");
        assertEquals("0.03", a2b.json().at("/revenueChange/amount").asText());
        assertEquals("Portugal", a2b.json().at("/destinations/up/0/name").asText());
        assertEquals("0.05", a2b.json().at("/destinations/up/0/after/amount").asText());
        assertEquals(0, a2b.json().at("/destinations/down").size());
    }

    @Test
    void strictlyWantsEveryLineRight() {
        a2b.run(
                1,
                "compare",
                "retail:1",
                "retail",
                "--strict",
                "--calls",
                a2b.file("calls.csv", CALLS));
        assertEquals("", a2b.out());
    }

    @Test
    void takesTheCallsOnRecord() {
        a2b.run(0, "compare", "retail:1", "retail", "--from", "2026-01-01T00:00:00Z");
        assertTrue(a2b.out().startsWith("calls: 0\n"), a2b.out());
        a2b.run(2, "compare", "retail:1", "retail");
        assertEquals("a2b: either --calls or --from is needed\n", a2b.err());
    }

    @Test
    void refusesDecksThatAreNotThere() {
        a2b.run(1, "compare", "retail", "wholesale", "--from", "2026-01-01T00:00:00Z");
        assertEquals("a2b: no live rate deck wholesale\n", a2b.err());
    }
}
