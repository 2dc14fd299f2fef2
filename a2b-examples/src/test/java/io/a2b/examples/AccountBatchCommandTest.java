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
import java.util.List;
import java.util.UUID;

/** Accounts by the thousand, and those of another system. */
class AccountBatchCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void start() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void opensABatchAndWritesItsCardNumbersOnce() {
        String sheet = a2b.path("cards.csv");
        String[] command = {
            "account",
            "batch",
            "spring",
            "--count",
            "1500",
            "--out",
            sheet,
            "--balance",
            "0.50",
            "--check-digit",
            "--json"
        };
        a2b.run(0, command);
        assertEquals(1500, a2b.json().at("/accounts").asInt());
        List<String> lines = a2b.read("cards.csv").lines().toList();
        assertEquals(1501, lines.size());
        assertTrue(lines.get(1500).matches("spring-1500,[0-9]{10}"), lines.get(1500));
        a2b.run(0, command);
        assertEquals(lines, a2b.read("cards.csv").lines().toList());
        a2b.run(0, "account", "show", "spring-1500");
        assertTrue(a2b.out().contains("available: USD 0.50"), a2b.out());
        a2b.run(0, "audit");
    }

    @Test
    void importsAListAfterADryRun() {
        String list = a2b.file("list.csv", """
                username,useralias,uipass,credit,lastname,firstname,activated,status
                1000000001,ann,,12.50,Doe,Ann,t,1
                1000000002,bob,,x,Roe,Bob,t,1
                """);
        a2b.run(1, "account", "import", list, "--dry-run");
        assertTrue(a2b.out().contains("1 accounts can be opened, 0 there already, 1"), a2b.out());
        assertTrue(a2b.err().contains("line 3, balance: not an amount"), a2b.err());
        assertFalse(a2b.out().contains("1000000001"), a2b.out());
        a2b.run(1, "account", "show", "ann");
        a2b.run(1, "account", "import", list, "--json");
        assertEquals(1, a2b.json().at("/report/opened").asInt());
        assertEquals("balance", a2b.json().at("/rejects/0/column").asText());
        a2b.run(0, "account", "show", "ann");
        assertTrue(a2b.out().contains("available: USD 12.50"), a2b.out());
        a2b.run(1, "account", "import", list);
        assertTrue(a2b.out().contains("0 accounts opened, 1 there already"), a2b.out());
    }
}
