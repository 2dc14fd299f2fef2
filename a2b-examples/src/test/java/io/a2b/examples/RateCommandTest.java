package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

class RateCommandTest {
    private static final String HEADER = "called,answered at,talk seconds,caller,our id\n";
    private static final String PRICED = "called,answered at,talk seconds,caller,our id,destination"
            + ",prefix,billed seconds,currency,charge,cost,margin,error\n";

    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void importADeck() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        String deck = a2b.file("deck.csv", """
                prefix,destination,per_minute,increment,connection_fee
                351,Portugal,0.02,1/1,0
                3519,"Portugal, Mobile",0.06,30/6,0.01
                """);
        a2b.run(0, "deck", "import", deck, "--deck", "retail");
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    /** 95 s bill 30 + 11 x 6 = 96 s; 96 x 0.06 / 60 = 0.096. */
    @Test
    void explainsThePriceOfACall() {
        a2b.run(0, "rate", "--deck", "retail", "+351912345678", "95");
        assertTrue(a2b.out().startsWith("number: 351912345678 matches prefix 3519"), a2b.out());
        assertTrue(a2b.out().endsWith("total: USD 0.106\n"), a2b.out());
        assertEquals("", a2b.err());
    }

    @Test
    void explainsThePriceOfACallInJson() {
        a2b.run(
                0,
                "rate",
                "--deck",
                "retail:1",
                "351912345678",
                "95",
                "--json",
                "--at",
                "2026-03-01T12:00:00Z");
        JsonNode json = a2b.json();
        assertEquals("retail", json.at("/deck/name").asText());
        assertEquals(1, json.at("/deck/version").asInt());
        assertEquals("2026-03-01T12:00:00Z", json.at("/answeredAt").asText());
        assertEquals("3519", json.at("/prefix").asText());
        assertEquals(96, json.at("/billedSeconds").asInt());
        assertEquals("USD", json.at("/charge/currency").asText());
        assertTrue(json.at("/charge/amount").isTextual(), a2b.out());
        assertEquals("0.106", json.at("/charge/amount").asText());
        assertTrue(json.at("/cost").isNull(), a2b.out());
        assertEquals("number-matched", json.at("/trace/steps/0/step").asText());
    }

    @Test
    void saysThatANumberHasNoRate() {
        a2b.run(1, "rate", "--deck", "retail", "34911234567", "95");
        assertEquals("number: 34911234567 matches no prefix of rate deck retail v1\n", a2b.out());
        a2b.run(1, "rate", "--deck", "retail", "34911234567", "95", "--json");
        assertFalse(a2b.json().at("/rated").asBoolean(true), a2b.out());
    }

    @Test
    void saysWhatIsWrongWithItsArgumentsInOneLine() {
        assertUsage("retail", "351abc", "95", "NUMBER: not a number in E.164: 351abc");
        assertUsage("retail", "351912345678", "31622401", "SECONDS: not 0 to 366 days: 31622401");
        assertUsage("retail:x", "351912345678", "1", "not NAME or NAME:VERSION of a rate deck");
        a2b.run(1, "rate", "--deck", "retail:2", "351912345678", "1");
        assertEquals("a2b: no rate deck retail v2\n", a2b.err());
        a2b.run(2, "rate", "--deck", "retail");
        assertEquals("a2b: either NUMBER SECONDS or --calls is needed\n", a2b.err());
    }

    private void assertUsage(String deck, String number, String seconds, String message) {
        a2b.run(2, "rate", "--deck", deck, number, seconds);
        assertTrue(a2b.err().startsWith("a2b: " + message), a2b.err());
        assertEquals(1, a2b.err().lines().count(), a2b.err());
    }

    @Test
    void pricesEveryLineOfAFileAndSaysWhatIsWrongWithTheOthers() {
        String calls = a2b.file("calls.csv", HEADER + """
                +351912345678,2026-03-01T12:00:00Z,95,,"a ""b"" c"
                351211234567,2026-03-01T12:00:00Z,60,4930123,2

                34911234567,2026-03-01T12:00:00Z,60,,3
                351211234567,yesterday,60,,4
                351211234567,2026-03-01T12:00:00Z
                """);
        a2b.run(0, "rate", "--deck", "retail", "--calls", calls);
        assertEquals(PRICED + """
                +351912345678,2026-03-01T12:00:00Z,95,,"a ""b"" c","Portugal, Mobile",3519,96,USD,\
                0.106,,,
                351211234567,2026-03-01T12:00:00Z,60,4930123,2,Portugal,351,60,USD,0.02,,,
                34911234567,2026-03-01T12:00:00Z,60,,3,,,,,,,,\
                "line 5, called: no rate for 34911234567"
                351211234567,yesterday,60,,4,,,,,,,,\
                "line 6, answered at: ""yesterday"" is no date and time"
                351211234567,2026-03-01T12:00:00Z,,,,,,,,,,,"line 7: has 2 cells, the header 5"
                """, a2b.out());
        assertEquals(
                "a2b: 2 calls rated by retail v1: 155 s talked, 156 s billed, USD 0.126 charged; "
                        + "1 calls without a rate; 2 lines with errors\n",
                a2b.err());
    }

    @Test
    void writesToAFileAndSumsUpInJson() {
        String calls = a2b.file("calls.csv", HEADER + """
                351912345678,2026-03-01T12:00:00Z,95,,1
                351211234567,2026-03-01T12:00:00Z,sixty,,2
                """);
        a2b.run(
                0,
                "rate",
                "--deck",
                "retail",
                "--calls",
                calls,
                "--out",
                a2b.path("out.csv"),
                "--json");
        assertEquals("0.106", a2b.json().at("/charged/amount").asText());
        assertEquals(1, a2b.json().at("/wrong").asInt());
        assertEquals(3, a2b.json().at("/errors/0/line").asInt());
        assertEquals("talk seconds", a2b.json().at("/errors/0/column").asText());
        assertEquals(3, a2b.read("out.csv").lines().count());
        assertFalse(Files.exists(folder.resolve("out.csv.part")));
    }

    @Test
    void strictlyStopsAtTheFirstBadLineAndLeavesNoFile() {
        String calls = a2b.file("calls.csv", HEADER + """
                351912345678,2026-03-01T12:00:00Z,95,,1
                34911234567,2026-03-01T12:00:00Z,60,,2
                """);
        a2b.run(
                1,
                "rate",
                "--deck",
                "retail",
                "--calls",
                calls,
                "--strict",
                "--out",
                a2b.path("out.csv"));
        assertEquals("a2b: " + calls + ": line 3, called: no rate for 34911234567\n", a2b.err());
        assertFalse(Files.exists(folder.resolve("out.csv")));
        assertFalse(Files.exists(folder.resolve("out.csv.part")));
    }

    @Test
    void refusesAFileWithoutTheColumnsItNeeds() {
        String calls = a2b.file("calls.csv", "number,seconds\n351,60\n");
        a2b.run(1, "rate", "--deck", "retail", "--calls", calls);
        assertEquals("a2b: " + calls + ": line 1: has no column \"called\"\n", a2b.err());
        assertEquals("", a2b.out());
        a2b.run(1, "rate", "--deck", "retail", "--calls", a2b.file("empty.csv", ""));
        assertTrue(a2b.err().endsWith("empty.csv: file: is empty\n"), a2b.err());
    }

    @Test
    void doesNotWriteOverItsInput() {
        String calls = a2b.file("calls.csv", HEADER);
        a2b.run(2, "rate", "--deck", "retail", "--calls", calls, "--out", calls);
        assertEquals(HEADER, a2b.read("calls.csv"));
    }
}
