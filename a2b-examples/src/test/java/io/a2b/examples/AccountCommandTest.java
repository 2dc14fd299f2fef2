package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.CardNumber;
import io.a2b.core.account.CardNumbers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

class AccountCommandTest {
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

    @Test
    void suspendsAndResumesAnAccount() {
        a2b.run(0, "account", "create", "--alias", "ann");
        a2b.run(0, "account", "suspend", "ann", "--cut-calls", "--reason", "unpaid", "--json");
        assertEquals("SUSPENDED_FOR_UNDERPAYMENT", a2b.json().at("/status").asText());
        assertTrue(a2b.json().at("/changed").asBoolean());
        a2b.run(0, "account", "suspend", "ann", "--cut-calls", "--json");
        assertFalse(a2b.json().at("/changed").asBoolean());
        a2b.run(0, "account", "show", "ann");
        assertTrue(a2b.out().contains("status: SUSPENDED_FOR_UNDERPAYMENT"), a2b.out());
        a2b.run(0, "account", "resume", "ann");
        assertEquals("account 1: SUSPENDED_FOR_UNDERPAYMENT -> ACTIVE\n", a2b.out());
        a2b.run(1, "account", "suspend", "nobody");
    }

    @Test
    void drawsCardNumbersOfTheFormThatIsAskedFor() {
        a2b.run(0, "account", "create", "--length", "13", "--prefix", "7000", "--check-digit");
        String card = a2b.out()
                .lines()
                .filter(line -> line.startsWith("card number: "))
                .map(line -> line.substring("card number: ".length()))
                .findFirst()
                .orElseThrow();
        assertTrue(card.matches("7000[0-9]{9}"), card);
        assertTrue(CardNumbers.isChecked(new CardNumber(card)));
        a2b.run(2, "account", "create", "--length", "6", "--prefix", "7000");
    }

    @Test
    void listsAccountsPageByPageAndNoWholeCardNumber() {
        a2b.run(0, "account", "list");
        assertEquals("no accounts\n", a2b.out());
        a2b.run(0, "account", "create", "--alias", "ann", "--card", "7000012345");
        a2b.run(0, "account", "create", "--alias", "bob", "--card", "7000012346");
        a2b.run(0, "account", "create", "--alias", "cy", "--card", "7000112345");
        a2b.run(0, "account", "suspend", "bob", "--litigation");
        a2b.run(0, "account", "list", "--status", "ACTIVE", "--json");
        assertEquals("ann", a2b.json().at("/accounts/0/alias").asText());
        assertEquals("cy", a2b.json().at("/accounts/1/alias").asText());
        assertEquals(2, a2b.json().at("/accounts").size());
        assertFalse(a2b.out().contains("70000"), a2b.out());
        a2b.run(0, "account", "list", "--limit", "2", "--card-prefix", "70000");
        assertEquals(2, a2b.out().lines().count());
        assertEquals("a2b: there may be more: --after 2\n", a2b.err());
        a2b.run(0, "account", "search", "--after", "2");
        assertTrue(a2b.out().startsWith("3  cy  "), a2b.out());
    }
}
