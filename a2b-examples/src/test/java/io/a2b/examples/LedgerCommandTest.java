package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

class LedgerCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void topUpAnAccount() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        a2b.run(0, "account", "create", "--alias", "alice");
        a2b.run(0, "account", "topup", "alice", "12.50", "--id", "till-1");
        a2b.run(0, "account", "topup", "alice", "2.50", "--id", "till-2");
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    private void tamper(String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }

    @Test
    void printsAStatementThatAddsUp() {
        a2b.run(0, "account", "statement", "alice");
        assertTrue(a2b.out().contains("opening: USD 0.00\n"), a2b.out());
        assertTrue(a2b.out().contains("USD 15.00"), a2b.out());
        assertTrue(a2b.out().endsWith("closing: USD 15.00\n"), a2b.out());
        a2b.run(0, "account", "statement", "alice", "--json");
        JsonNode json = a2b.json();
        assertEquals(2, json.at("/entries").size());
        assertEquals("TOP_UP", json.at("/entries/0/code").asText());
        assertEquals("12.50", json.at("/entries/0/balance/amount").asText());
        assertEquals("15.00", json.at("/closing/amount").asText());
    }

    @Test
    void printsAStatementOfAPeriodBeforeAnythingMoved() {
        String[] period = {"--from", "2020-01-01", "--until", "2020-02-01", "--json"};
        a2b.run(0, "account", "statement", "alice", period[0], period[1], period[2], period[3]);
        assertTrue(a2b.out().endsWith("closing: USD 0.00\n"), a2b.out());
        a2b.run(
                2,
                "account",
                "statement",
                "alice",
                "--from",
                "2020-02-01",
                "--until",
                "2020-02-01");
        a2b.run(1, "account", "statement", "nobody");
    }

    @Test
    void printsATrialBalanceThatIsZero() {
        a2b.run(0, "ledger", "trial-balance");
        assertTrue(a2b.out().contains("customers"), a2b.out());
        a2b.run(0, "ledger", "trial-balance", "--json");
        JsonNode usd = a2b.json().at("/currencies/0");
        assertEquals("15.00", usd.at("/customers/amount").asText());
        assertEquals("-15.00", usd.at("/operator/PAYMENTS_CLEARING/amount").asText());
        assertTrue(usd.at("/zero").asBoolean(), a2b.out());
    }

    @Test
    void aTrialBalanceThatIsNotZeroIsARefusal() throws SQLException {
        tamper("update a2b_account set posted_micros = posted_micros + 1");
        a2b.run(1, "ledger", "trial-balance", "--json");
        assertFalse(a2b.json().at("/currencies/0/zero").asBoolean(true), a2b.out());
    }

    @Test
    void verifiesWhatWasSealed() {
        a2b.run(0, "ledger", "verify");
        assertTrue(a2b.out().endsWith("chain unbroken: 0 entries sealed, 2 not yet\n"), a2b.out());
        a2b.run(0, "ledger", "seal");
        String head = a2b.out().strip();
        a2b.run(0, "ledger", "verify", "--earlier", head, "--json");
        assertEquals(2, a2b.json().at("/sealed").asInt());
        assertEquals(head, a2b.json().at("/head").asText());
        assertTrue(a2b.json().at("/chainUnbroken").asBoolean(), a2b.out());
        assertTrue(a2b.json().at("/chainProblem").isNull(), a2b.out());
    }

    @Test
    void namesTheFirstEntryThatWasChangedSinceItWasSealed() throws SQLException {
        a2b.run(0, "ledger", "seal");
        tamper("update a2b_ledger_entry set reference = 'another' where sequence ="
                + " (select max(sequence) from a2b_ledger_entry)");
        a2b.run(1, "ledger", "verify");
        assertTrue(a2b.out().contains("chain broken: entry "), a2b.out());
        assertTrue(
                a2b.out().endsWith("chain good as far as: 1 entries sealed, 0 not yet\n"),
                a2b.out());
        a2b.run(1, "ledger", "verify", "--json");
        assertTrue(a2b.json().at("/balance").asBoolean(), a2b.out());
        assertFalse(a2b.json().at("/chainUnbroken").asBoolean(true), a2b.out());
    }

    @Test
    void refusesAnEarlierEndThatIsNone() {
        a2b.run(2, "ledger", "verify", "--earlier", "nonsense");
    }
}
